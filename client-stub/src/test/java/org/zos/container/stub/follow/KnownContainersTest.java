package org.zos.container.stub.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.EventSubject;
import org.zos.container.contract.LifecycleEvent;
import org.zos.zbus.transport.EntryId;

final class KnownContainersTest {
  private final KnownContainers known = new KnownContainers();

  private static EventSubject web(String uid) {
    return new EventSubject("blue", "web", uid, "", "", List.of(), List.of(), "");
  }

  private static FollowedEvent created(String uid) {
    return new FollowedEvent(
        new EntryId(7, 1), new LifecycleEvent.Created(SampleEvents.AT, web(uid)));
  }

  private static FollowedEvent deleted(String uid) {
    return new FollowedEvent(
        new EntryId(7, 2), new LifecycleEvent.Deleted(SampleEvents.AT, web(uid), ""));
  }

  private static Snapshot snapshot(FollowedEvent... containers) {
    return new Snapshot(new EntryId(9, 0), List.of(containers));
  }

  @Test
  void tellsOnceWhatIsDeleted() {
    assertThat(known.apply(created("1"))).isEmpty();
    assertThat(known.all()).containsExactly(created("1").event());
    assertThat(known.apply(deleted("1"))).containsExactly(web("1"));
    assertThat(known.apply(deleted("1"))).isEmpty();
    assertThat(known.all()).isEmpty();
  }

  @Test
  void aLateDeletionOfAnEarlierOneIsNotTheNextOnes() {
    known.apply(created("2"));
    assertThat(known.apply(deleted("1"))).isEmpty();
    assertThat(known.all()).hasSize(1);
  }

  @Test
  void anotherOneIsTheEndOfTheFirst() {
    known.apply(created("1"));
    assertThat(known.apply(created("2"))).containsExactly(web("1"));
    assertThat(known.apply(snapshot(created("3")))).containsExactly(web("2"));
  }

  @Test
  void whatASnapshotDoesNotHaveIsGone() {
    known.apply(created("1"));
    assertThat(known.apply(snapshot(created("1")))).isEmpty();
    assertThat(known.apply(snapshot())).containsExactly(web("1"));
  }
}
