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

final class ValidationTest {
  private static final int CPUS = 2;
  private static final Container GOOD =
      Container.named("web")
          .rootFs("/rootfs")
          .network("net-1")
          .entrypoint("/bin/sleep 1000")
          .build();

  /**
   * One thing that is wrong with a container.
   *
   * @param field how its fault must begin
   * @param change makes a good container bad
   */
  record Bad(String field, String what, UnaryOperator<ContainerBuilder> change) {
    @Override
    public String toString() {
      return field + ": " + what;
    }
  }

  private static Bad bad(String field, String what, UnaryOperator<ContainerBuilder> change) {
    return new Bad(field, what, change);
  }

  private static Bad badEnv(String entry) {
    return bad("Env[1]", Shown.of(entry), c -> c.env(List.of("A=1", entry)));
  }

  private static Bad badMount(String field, MountInfo mount) {
    List<MountInfo> mounts = List.of(MountInfo.bind("/data", "/srv"), mount);
    return bad("Mounts[1]." + field, Shown.of(mount.toString()), c -> c.mounts(mounts));
  }

  private static MountInfo tmpfs(String target) {
    return new MountInfo("tmpfs", target, "tmpfs", List.of());
  }

  static Stream<Bad> bad() {
    return Stream.of(
            badNames(),
            badNetworks(),
            badRoots(),
            badCommands(),
            badLimits(),
            badMounts(),
            badChoices())
        .flatMap(each -> each);
  }

  private static Stream<Bad> badNames() {
    return Stream.of("", "..", "a/b", "../../etc", "a b", "-a", "a\nb", "a".repeat(77))
        .map(name -> bad("Name", Shown.of(name), c -> c.name(name)));
  }

  private static Stream<Bad> badNetworks() {
    return Stream.of("", ".", "..", "a/b", "/proc/1/ns/net", "a\0b", "a\nb", "a".repeat(256))
        .map(name -> bad("Network.Namespace", Shown.of(name), c -> c.network(name)));
  }

  private static Stream<Bad> badRoots() {
    return Stream.of(
        bad("RootFS or Flist,", "none", c -> c.rootFs("")),
        bad("RootFS or Flist,", "both", c -> c.flist("/flist")),
        bad("RootFS", "relative", c -> c.rootFs("rootfs")),
        bad("RootFS", "upwards", c -> c.rootFs("/a/../../etc")),
        bad("RootFS", "NUL", c -> c.rootFs("/a\0")),
        bad("RootFS", "too long", c -> c.rootFs("/" + "a".repeat(4096))),
        bad("Flist", "relative", c -> c.rootFs("").flist("flist")),
        bad("Flist", "upwards", c -> c.rootFs("").flist("/a/..")));
  }

  private static Stream<Bad> badCommands() {
    return Stream.of(
        bad("Interactive", "true", c -> c.interactive(true)),
        bad("Entrypoint", "none", c -> c.entrypoint("")),
        bad("Entrypoint", "blank", c -> c.entrypoint(" \t\n")),
        bad("Entrypoint", "single quote", c -> c.entrypoint("echo 'a")),
        bad("Entrypoint", "double quote", c -> c.entrypoint("echo \"a")),
        bad("Entrypoint", "backslash", c -> c.entrypoint("echo \\")),
        bad("Entrypoint", "NUL", c -> c.entrypoint("echo a\0b")),
        badEnv(""),
        badEnv("NAME"),
        badEnv("=value"),
        badEnv("A=a\0b"),
        badEnv("A\0=a"),
        bad("WorkingDir", "relative", c -> c.workingDir("srv")),
        bad("WorkingDir", "upwards", c -> c.workingDir("/srv/..")));
  }

  private static Stream<Bad> badLimits() {
    return Stream.of(
        bad("CPU", "more than there are", c -> c.cpu(CPUS + 1)),
        bad("CPU", "very many", c -> c.cpu(Long.MAX_VALUE)),
        bad("Memory", "one byte", c -> c.memory(1)),
        bad("Memory", "too little", c -> c.memory(4 * 1024 * 1024 - 1)),
        bad("Pids", "too many", c -> c.pids(4_194_305)),
        bad("ShutdownTimeout", "negative", c -> c.shutdownTimeout(Duration.ofNanos(-1))),
        bad("ShutdownTimeout", "long", c -> c.shutdownTimeout(Duration.ofMinutes(5).plusNanos(1))));
  }

  private static Stream<Bad> badMounts() {
    return Stream.of(
        badMount("Source", MountInfo.bind("", "/a")),
        badMount("Source", MountInfo.bind("data", "/a")),
        badMount("Source", MountInfo.bind("/data/../etc", "/a")),
        badMount("Source", new MountInfo("data", "/a", "bind", List.of())),
        badMount("Target", MountInfo.bind("/data", "/")),
        badMount("Target", MountInfo.bind("/data", "/./")),
        badMount("Target", MountInfo.bind("/data", "/proc")),
        badMount("Target", MountInfo.bind("/data", "//proc/sys")),
        badMount("Target", MountInfo.bind("/data", "/./sys/")),
        badMount("Target", MountInfo.bind("/data", "/dev/null")),
        badMount("Target", MountInfo.bind("/data", "/a/../proc")),
        badMount("Target", tmpfs("/sys/fs/cgroup")));
  }

  private static Stream<Bad> badChoices() {
    RestartPolicy sometimes = new RestartPolicy("sometimes", Duration.ZERO, 0, Duration.ZERO);
    return Stream.of(
        bad("RootFsPropagation", "unknown", c -> c.rootFsPropagation("public")),
        bad("Restart.Policy", "unknown", c -> c.restart(sometimes)),
        bad("Log.Format", "unknown", c -> c.log(new LogSettings("json", 0, 0))));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void namesTheFieldThatIsWrong(Bad bad) {
    Container container = bad.change().apply(GOOD.toBuilder()).build();
    assertThat(Validation.faults("blue", container, CPUS))
        .singleElement()
        .asString()
        .startsWith(bad.field() + " ")
        .doesNotContain("\n", "\0")
        .hasSizeLessThan(300);
  }

  static Stream<UnaryOperator<ContainerBuilder>> good() {
    return Stream.of(
        c -> c,
        c -> c.rootFs("").flist("/flist"),
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
            "Entrypoint",
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
