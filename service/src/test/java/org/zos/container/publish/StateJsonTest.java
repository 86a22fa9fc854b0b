package org.zos.container.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zos.container.publish.Sample.LATER;
import static org.zos.container.publish.Sample.THEN;
import static org.zos.container.publish.Sample.WEB;
import static org.zos.container.publish.Sample.created;
import static org.zos.container.publish.Sample.exited;
import static org.zos.container.publish.Sample.started;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.EventFields;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.contract.StateFields;
import org.zos.zbus.transport.EntryId;

final class StateJsonTest {
  private static final EntryId ID = new EntryId(5, 6);

  private static List<LifecycleEvent> life() {
    return List.of(
        created(),
        started(101),
        new LifecycleEvent.Oom(LATER, WEB),
        exited(101, 137),
        new LifecycleEvent.Restarting(LATER, WEB, 1, "exit code 137"),
        started(102),
        exited(102, 3),
        new LifecycleEvent.GaveUp(LATER, WEB, 1, "exit code 3"));
  }

  @Test
  void hasAllFieldsOfTheEventAndItsEntry() {
    StateFields state = StateFields.parse(StateJson.of(ID, created(), Standing.created(WEB, THEN)));
    assertThat(state.entry()).isEqualTo(ID.toString());
    assertThat(state.fields()).containsAllEntriesOf(EventFields.of(created()));
  }

  @Test
  void keepsTheOrderInWhichPeopleRead() {
    assertThat(StateJson.of(ID, created(), Standing.created(WEB, THEN)))
        .startsWith(
            """
            {"entry":"5-6","at":"2026-01-02T03:04:05Z","type":"created","ns":"blue","id":"web"\
            """);
  }

  @Test
  void givesBackAllThatIsKnownAfterEachEventOfALife() {
    Optional<Standing> known = Optional.empty();
    List<LifecycleEvent> past = new ArrayList<>();
    for (LifecycleEvent event : life()) {
      past.add(event);
      known = Standing.after(known, event);
      Standing standing = known.orElseThrow();
      Standing read = StateJson.parse(StateJson.of(ID, event, standing)).orElseThrow().standing();
      assertThat(read.run()).as("%s", past).isEqualTo(standing.run());
      assertThat(read.createdAt()).isEqualTo(THEN);
      assertThat(read.verdict()).isEqualTo(standing.verdict());
      assertThat(read.end().map(Standing.End::at)).isEqualTo(standing.end().map(Standing.End::at));
      if (!standing.isLive()) {
        assertThat(read.end().map(Standing.End::code))
            .isEqualTo(standing.end().map(Standing.End::code));
      }
    }
  }

  @Test
  void whatIsNoStateIsNone() {
    assertThat(StateJson.parse("{")).isEmpty();
    assertThat(StateJson.parse("{}")).isEmpty();
    assertThat(StateJson.parse("{\"entry\":\"5-6\",\"type\":\"frozen\"}")).isEmpty();
  }
}
