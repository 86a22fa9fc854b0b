package org.zos.container.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.Container;

final class DefaultsTest {
  private static final String PATH =
      "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
  private static final Container BARE = Container.named("web").build();

  @Test
  void decidesWhatIsLeftOpen() {
    Container filled = Defaults.fill(BARE);
    assertThat(filled.cpu()).isEqualTo(1);
    assertThat(filled.memory()).isEqualTo(268_435_456);
    assertThat(filled.pids()).isEqualTo(4096);
    assertThat(filled.workingDir()).isEqualTo("/");
    assertThat(filled.shutdownTimeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(filled.env()).containsExactly(PATH);
  }

  @Test
  void keepsWhatTheCallerSaid() {
    Container said =
        BARE.toBuilder()
            .cpu(2)
            .memory(5_000_000)
            .pids(7)
            .workingDir("/srv")
            .shutdownTimeout(Duration.ofMillis(1))
            .env(List.of("PATH=/opt/bin"))
            .build();
    assertThat(Defaults.fill(said)).isEqualTo(said);
  }

  @Test
  void changesNothingTheSecondTime() {
    Container filled = Defaults.fill(BARE);
    assertThat(Defaults.fill(filled)).isEqualTo(filled);
  }

  @Test
  void putsThePathBeforeTheCallersVariablesAndKeepsTheirOrder() {
    Container filled = Defaults.fill(BARE.toBuilder().env(List.of("B=1", "A=2", "B=3")).build());
    assertThat(filled.env()).containsExactly(PATH, "B=1", "A=2", "B=3");
  }

  @Test
  void takesAnEmptyPathForAPath() {
    assertThat(Defaults.fill(BARE.toBuilder().env(List.of("PATH=")).build()).env())
        .containsExactly("PATH=");
  }

  @Test
  void doesNotTakeAnotherVariableForThePath() {
    assertThat(Defaults.fill(BARE.toBuilder().env(List.of("PATHS=x", "MYPATH=y")).build()).env())
        .containsExactly(PATH, "PATHS=x", "MYPATH=y");
  }
}
