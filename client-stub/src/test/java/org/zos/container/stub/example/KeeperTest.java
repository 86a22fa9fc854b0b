package org.zos.container.stub.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.container.contract.EventSubject;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.stub.follow.FollowedEvent;
import org.zos.container.stub.follow.Snapshot;
import org.zos.container.stub.follow.StartAt;
import org.zos.zbus.transport.EntryId;

final class KeeperTest {
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir private Path folder;
  private StoredEntry stored;
  private Keeper keeper;
  private long seq;

  @BeforeEach
  void start() {
    stored = new StoredEntry(folder.resolve("entry"));
    keeper = new Keeper(new ContainerFiles(folder.resolve("containers")), stored);
  }

  private static EventSubject web(String uid) {
    return new EventSubject("blue", "web", uid, "net-1", "", List.of(), List.of(), "");
  }

  private FollowedEvent created(String uid) {
    return new FollowedEvent(new EntryId(7, ++seq), new LifecycleEvent.Created(AT, web(uid)));
  }

  private FollowedEvent deleted(String uid) {
    return new FollowedEvent(new EntryId(7, ++seq), new LifecycleEvent.Deleted(AT, web(uid), ""));
  }

  private List<String> held() {
    try (Stream<Path> files = Files.list(folder.resolve("containers"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void holdsSomethingForEachContainerUntilItIsDeleted() {
    keeper.deal(created("1"));
    assertThat(held()).containsExactly("blue@web@1");
    keeper.deal(deleted("1"));
    assertThat(held()).isEmpty();
  }

  @Test
  void whatItWasKilledInCanBeDoneAgain() {
    FollowedEvent created = created("1");
    keeper.deal(created);
    keeper.deal(created);
    FollowedEvent deleted = deleted("1");
    keeper.deal(deleted);
    keeper.deal(deleted);
    assertThat(held()).isEmpty();
  }

  @Test
  void theEndOfOneIncarnationFreesNothingOfTheNext() {
    keeper.deal(created("2"));
    keeper.deal(deleted("1"));
    assertThat(held()).containsExactly("blue@web@2");
  }

  @Test
  void aSnapshotIsAllThatThereIs() {
    keeper.deal(created("1"));
    keeper.deal(new Snapshot(new EntryId(9, 0), List.of(created("2"))));
    assertThat(held()).containsExactly("blue@web@2");
  }

  @Test
  void beginsWithAllThatThereIsAndThenBehindWhatWasDealtWith() {
    assertThat(stored.start()).isEqualTo(StartAt.STATE);
    FollowedEvent event = created("1");
    keeper.deal(event);
    assertThat(stored.start()).isEqualTo(StartAt.after(event.entry()));
    assertThat(new StoredEntry(folder.resolve("entry")).start()).isEqualTo(stored.start());
  }

  @Test
  void aNameLeadsNowhereElse() {
    assertThat(ContainerFiles.name(web("../a@b"))).isEqualTo("blue@web@..%2Fa%40b");
  }
}
