package org.zos.container.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerBuilder;
import org.zos.container.contract.LogTarget;
import org.zos.container.contract.StatsTarget;

final class TargetsTest {
  private static final String GOOD = "redis://:secret@host/chan";

  private static ContainerBuilder container() {
    return Container.named("web").rootFs("/rootfs").network("net-1").entrypoint("/bin/sleep 1000");
  }

  private static LogTarget log(String type, String stdout, String stderr) {
    return new LogTarget(type, new LogTarget.Streams(stdout, stderr));
  }

  private static List<String> faults(ContainerBuilder container) {
    return Validation.faults("blue", container.build(), 2);
  }

  @Test
  void takesAddressesAndStreamsThatGoNowhere() {
    assertThat(
            faults(
                container()
                    .logs(List.of(log("redis", GOOD, GOOD), log("redis", "", GOOD)))
                    .stats(List.of(new StatsTarget("redis", GOOD)))))
        .isEmpty();
  }

  @Test
  void namesEveryFieldThatIsWrongAndNoPassword() {
    List<String> faults =
        faults(
            container()
                .logs(
                    List.of(
                        log("redis", GOOD, ""),
                        log("file", "tcp://:secret@host", "redis://:secret@host")))
                .stats(List.of(new StatsTarget("", ""))));
    assertThat(faults)
        .map(fault -> fault.replaceFirst("[: ].*", ""))
        .containsExactly(
            "Logs[1].Type",
            "Logs[1].Data.Stdout",
            "Logs[1].Data.Stderr",
            "Stats[0].Type",
            "Stats[0].Endpoint");
    assertThat(String.join("\n", faults)).doesNotContain("secret");
  }

  @Test
  void refusesAPasswordThatWasMasked() {
    Container shown = Targets.mask(container().logs(List.of(log("redis", GOOD, ""))).build());
    assertThat(faults(shown.toBuilder()))
        .singleElement()
        .asString()
        .startsWith("Logs[0].Data.Stdout has *** for a password");
  }

  @Test
  void whatHadNoPasswordCanBeRunAgain() {
    Container shown =
        Targets.mask(container().logs(List.of(log("redis", "redis://host/chan", ""))).build());
    assertThat(faults(shown.toBuilder())).isEmpty();
  }

  @Test
  void takesAFew() {
    LogTarget target = log("redis", GOOD, GOOD);
    StatsTarget stats = new StatsTarget("redis", GOOD);
    assertThat(
            faults(
                container()
                    .logs(Collections.nCopies(8, target))
                    .stats(Collections.nCopies(8, stats))))
        .isEmpty();
    assertThat(
            faults(
                container()
                    .logs(Collections.nCopies(9, target))
                    .stats(Collections.nCopies(9, stats))))
        .containsExactly(
            "Logs has 9 entries, at most 8 are taken", "Stats has 9 entries, at most 8 are taken");
  }
}
