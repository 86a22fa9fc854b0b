package org.zos.container.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerBuilder;
import org.zos.container.contract.LogSettings;
import org.zos.container.contract.MountInfo;
import org.zos.container.contract.RestartPolicy;
import org.zos.container.testing.BadInput;

final class ValidationTest {
  private static final int CPUS = 2;
  private static final Container GOOD =
      Container.named("web")
          .rootFs("/rootfs")
          .network("net-1")
          .entrypoint("/bin/sleep 1000")
          .build();

  static Stream<BadInput> bad() {
    return BadInput.all();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void namesTheFieldThatIsWrong(BadInput bad) {
    Container container = bad.change().apply(GOOD.toBuilder()).build();
    assertThat(Validation.faults("blue", container, CPUS))
        .singleElement()
        .asString()
        .startsWith(bad.field() + " ")
        .doesNotContain("\n", "\0", BadInput.SECRET)
        .hasSizeLessThan(300);
  }

  private static MountInfo tmpfs(String target, String... options) {
    return new MountInfo("tmpfs", target, "tmpfs", List.of(options));
  }

  static Stream<UnaryOperator<ContainerBuilder>> good() {
    return Stream.of(
        c -> c,
        c -> c.rootFs("").flist("/flist"),
        c -> c.rootFs("").flist("https://hub.grid.tf/a/b.flist"),
        c -> c.rootFs("").flist("http://127.0.0.1:8080/b.fl?x=y"),
        c -> c.rootFs("image:docker.io/library/alpine:3.20@sha256:" + "a".repeat(64)),
        c -> c.rootFs("").flist("image:alpine"),
        c -> c.entrypoint(""),
        c -> c.entrypoint("").interactive(true),
        c -> c.interactive(true).entrypoint("/bin/sh"),
        c -> c.cpu(0).memory(0).pids(0),
        c -> c.mounts(List.of(tmpfs("/a", "size=64m", "mode=1777", "nosuid", "uid=0"))),
        c -> c.mounts(List.of(new MountInfo("", "/a", "tmpfs", List.of("size=50%")))),
        c -> c.mounts(List.of(new MountInfo("/a", "/a", "", List.of("rbind", "ro", "rshared")))),
        c -> c.mounts(List.of(MountInfo.bind("/a", "/etc/resolv.conf"))),
        c -> c.log(new LogSettings("raw", 4096, 100)),
        c -> c.restart(new RestartPolicy("", Duration.ofHours(1), 1000, Duration.ofDays(1))),
        c -> c.tags(List.of("role=web", "ünïcode")),
        c -> c.cpu(CPUS).memory(4 * 1024 * 1024).pids(4_194_304),
        c -> c.memory(Long.MAX_VALUE),
        c -> c.shutdownTimeout(Duration.ofMinutes(5)),
        c -> c.env(List.of("A=", "B=x=y", "C=\n")).workingDir("/srv"),
        c -> c.mounts(List.of(MountInfo.bind("/data", "/srv"), tmpfs("/run"))),
        c -> c.mounts(List.of(new MountInfo("/data", "/a", "bind", List.of("ro")))),
        c -> c.rootFsPropagation("shared").elevated(true).readOnlyRootFs(true),
        c -> c.restart(new RestartPolicy("on-failure", Duration.ZERO, 0, Duration.ZERO)),
        c -> c.log(new LogSettings("cri", 0, 0)));
  }

  @ParameterizedTest
  @MethodSource("good")
  void findsNothingWrongWithWhatIsRight(UnaryOperator<ContainerBuilder> change) {
    assertThat(Validation.faults("blue", change.apply(GOOD.toBuilder()).build(), CPUS)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("badNamespaces")
  void namesTheNamespace(String ns) {
    assertThat(Validation.faults(ns, GOOD, CPUS)).singleElement().asString().startsWith("ns ");
  }

  static Stream<String> badNamespaces() {
    return Stream.of("", ".", "a/b", "..", "a b");
  }

  @Test
  void reportsEverythingThatIsWrongAtOnce() {
    Container container =
        Container.named("a/b")
            .cpu(3)
            .memory(1)
            .env(List.of("x"))
            .mounts(List.of(MountInfo.bind("a", "/proc")))
            .build();
    assertThat(Validation.faults("", container, CPUS))
        .map(fault -> fault.split(" ")[0])
        .containsExactly(
            "ns",
            "Name",
            "Network.Namespace",
            "RootFS",
            "Env[0]",
            "CPU",
            "Memory",
            "Mounts[0].Source",
            "Mounts[0].Target");
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void neverRepeatsWhatMayBeASecret(String entry) {
    Container container =
        GOOD.toBuilder().env(List.of(entry)).entrypoint("login hunter2 '").build();
    assertThat(Validation.faults("blue", container, CPUS))
        .isNotEmpty()
        .allSatisfy(fault -> assertThat(fault).doesNotContain("hunter2"));
  }

  static Stream<String> secrets() {
    return Stream.of("hunter2", "=hunter2", "PASSWORD=hunter2\0", "PASSWORD hunter2", "A=b");
  }
}
