package org.zos.container.stub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zos.container.contract.Container;
import org.zos.container.contract.MountInfo;
import org.zos.container.contract.RestartPolicy;
import org.zos.container.stub.FakeModule;
import org.zos.container.stub.cli.Bench.Result;

final class RunCommandTest {
  private static final Container LEAST =
      Container.named("web")
          .rootFs("/rootfs")
          .network("net-1")
          .entrypoint("true")
          .restart(new RestartPolicy("never", Duration.ZERO, 0, Duration.ZERO))
          .createdAt(FakeModule.CREATED)
          .build();

  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  private Result run(String line) {
    return bench.run(("run --name web --rootfs /rootfs --netns net-1 " + line).split(" "));
  }

  private Container made(String ns) {
    return bench.module().inspect(ns, "web").container();
  }

  @Test
  void asksForNoMoreThanItMust() {
    assertThat(run("-- true")).isEqualTo(Result.ok("web\n"));
    assertThat(made("default")).isEqualTo(LEAST);
  }

  @Test
  void passesEveryOptionOn() {
    Result result =
        run(
            "-n blue -e A=B -e C=D=E --env F= -v /data:/srv -v /etc/x:/x:ro,nosuid --memory 512M"
                + " --cpus 2 --pids 64 --workdir /srv --tag one --tag two --read-only"
                + " --shutdown-timeout 500ms --restart on-failure -- sleep 3600");
    assertThat(result).isEqualTo(Result.ok("web\n"));
    assertThat(made("blue"))
        .isEqualTo(
            LEAST.toBuilder()
                .env(List.of("A=B", "C=D=E", "F="))
                .mounts(
                    List.of(
                        MountInfo.bind("/data", "/srv"),
                        new MountInfo("/etc/x", "/x", "", List.of("ro", "nosuid"))))
                .memory(512L << 20)
                .cpu(2)
                .pids(64)
                .workingDir("/srv")
                .tags(List.of("one", "two"))
                .readOnlyRootFs(true)
                .shutdownTimeout(Duration.ofMillis(500))
                .restart(new RestartPolicy("on-failure", Duration.ZERO, 0, Duration.ZERO))
                .entrypoint("sleep 3600")
                .build());
  }

  @Test
  void printsNamespaceAndIdForPrograms() {
    assertThat(run("--json -- true"))
        .isEqualTo(Result.ok("{\"Namespace\":\"default\",\"ID\":\"web\"}\n"));
  }

  @Test
  void quotesWhatAShellWouldSplit() {
    bench.run(
        "run", "--name=web", "--rootfs=/r", "--netns=n", "--", "sh", "-c", "echo 'a b'; exit 3");
    assertThat(made("default").entrypoint()).isEqualTo("sh -c 'echo '\\''a b'\\''; exit 3'");
  }

  @Test
  void leavesTheCommandsOwnOptionsAlone() {
    run("ls -l --json -- --help");
    assertThat(made("default").entrypoint()).isEqualTo("ls -l --json -- --help");
  }

  @Test
  void leavesASecondSeparatorToTheCommand() {
    run("-- env -- ls");
    assertThat(made("default").entrypoint()).isEqualTo("env -- ls");
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(bench.run("run", "--name", "web"))
        .isEqualTo(
            Result.failed(
                ExitCode.USAGE,
                "Missing required options and parameters: '--rootfs=DIR', '--netns=NAME',"
                    + " 'COMMAND'; see 'contctl run --help'"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--memory 12Q|Invalid value for option '--memory': '12Q' is no size",
        "--cpus -1|Invalid value for option '--cpus': '-1' is no whole number from 0 on",
        "--pids many|Invalid value for option '--pids': 'many' is no whole number from 0 on",
        "-e NAME|'NAME' is no variable; write NAME=value",
        "-v /data|'/data' is no mount; write SOURCE:TARGET or SOURCE:TARGET:ro",
        "--restart often|'often' is none of always, on-failure, never",
        "--shutdown-timeout 3|'3' is no duration"
      })
  void refusesAValueThatIsNone(String option, String message) {
    Result result = run(option + " -- true");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains(message).endsWith("; see 'contctl run --help'\n");
    assertThat(bench.opened()).isEmpty();
  }

  @Test
  void failsWhenTheNameIsTaken() {
    bench.having("default", "web");
    assertThat(run("-- true"))
        .isEqualTo(Result.failed(ExitCode.FAILED, "container default/web already exists"));
  }
}
