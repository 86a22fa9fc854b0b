package org.zos.container.rootfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.Container;
import org.zos.container.spec.Words;

final class StartupTest {
  private static final Startup SAYS =
      new Startup(List.of("/bin/app", "a b", "it's"), "/srv", List.of("A=1", "B=2"));

  @Test
  void fillsWhatTheCallerLeftOpen() {
    Container complete = SAYS.complete(Container.named("web").build());
    assertThat(Words.split(complete.entrypoint())).containsExactly("/bin/app", "a b", "it's");
    assertThat(complete.workingDir()).isEqualTo("/srv");
    assertThat(complete.env()).containsExactly("A=1", "B=2");
  }

  @Test
  void whatTheCallerSaysStays() {
    Container asked =
        Container.named("web")
            .entrypoint("/bin/other")
            .workingDir("/")
            .env(List.of("B=3", "C=4"))
            .build();
    Container complete = SAYS.complete(asked);
    assertThat(complete.entrypoint()).isEqualTo("/bin/other");
    assertThat(complete.workingDir()).isEqualTo("/");
    assertThat(complete.env()).containsExactly("A=1", "B=3", "C=4");
  }

  @Test
  void anInteractiveContainerRunsCorexWhateverTheRootSays() {
    Container complete = SAYS.complete(Container.named("web").interactive(true).build());
    assertThat(complete.entrypoint()).isEmpty();
    assertThat(complete.env()).containsExactly("A=1", "B=2");
  }

  @Test
  void theStrongerHasItsSayFirst() {
    Startup weaker = new Startup(List.of("/bin/weak"), "/weak", List.of("A=weak", "Z=26"));
    assertThat(SAYS.or(weaker))
        .isEqualTo(new Startup(SAYS.command(), "/srv", List.of("Z=26", "A=1", "B=2")));
    assertThat(Startup.NONE.or(weaker)).isEqualTo(weaker);
  }

  @Test
  void sayingNothingChangesNothing() {
    Container asked = Container.named("web").env(List.of("A")).build();
    assertThat(Startup.NONE.complete(asked)).isEqualTo(asked);
  }
}
