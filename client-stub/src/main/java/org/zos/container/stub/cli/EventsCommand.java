package org.zos.container.stub.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zos.container.stub.follow.EventFollower;
import org.zos.container.stub.follow.Followed;
import org.zos.container.stub.follow.FollowedEvent;
import org.zos.container.stub.follow.Snapshot;
import org.zos.container.stub.follow.StartAt;
import org.zos.zbus.transport.EntryId;
import org.zos.zbus.transport.EventReader;
import org.zos.zbus.transport.StreamEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what happens to containers. */
@Command(
    name = "events",
    description =
        "Prints what happened to containers, as far back as the stream goes; with --follow, what"
            + " happens from now on.")
final class EventsCommand implements Callable<Integer> {
  private static final Duration WAIT = Duration.ofSeconds(10);
  private static final int MOST_AT_ONCE = 256;

  private final Session session;

  @Mixin private EventFilter filter = new EventFilter();

  @Option(
      names = {"-f", "--follow"},
      description = "Go on until interrupted, also across restarts of Redis.")
  private boolean follow;

  @Option(
      names = "--from",
      paramLabel = "WHERE",
      converter = StartConverter.class,
      description =
          "Where to begin: beginning, now, or behind the entry with this id (default: beginning,"
              + " with --follow now).")
  private @Nullable StartAt from;

  EventsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    return session.use(connection -> {
      if (follow) {
        follow(connection.events());
      } else {
        printAll(connection.events());
      }
    });
  }

  private void follow(EventReader reader) throws InterruptedException {
    // a follower just goes on trying; somebody at a terminal wants to be told
    EntryId end = reader.last().orElse(EntryId.BEGINNING);
    StartAt behind = start(StartAt.NOW);
    if (behind.equals(StartAt.BEGINNING)) {
      // a follower would skip what is older than what was trimmed
      printUpTo(reader, EntryId.BEGINNING, end);
      behind = StartAt.after(end);
    }
    try (EventFollower follower = new EventFollower(reader, behind)) {
      while (true) {
        follower.next(WAIT).ifPresent(this::print);
        session.out().flush();
      }
    }
  }

  private void print(Followed followed) {
    switch (followed) {
      case FollowedEvent event -> print(event);
      case Snapshot snapshot -> {
        session.err().line("contctl: events were missed; this is the last of each container");
        session.err().flush();
        snapshot.containers().forEach(this::print);
      }
    }
  }

  /** Ends at what is the last entry now, however fast others write. */
  private void printAll(EventReader reader) {
    try (reader) {
      EntryId end = reader.last().orElse(EntryId.BEGINNING);
      printUpTo(reader, begin(end), end);
    }
  }

  private void printUpTo(EventReader reader, EntryId begin, EntryId end) {
    EntryId at = begin;
    while (at.compareTo(end) < 0) {
      List<StreamEntry> entries = reader.read(at, MOST_AT_ONCE, Duration.ZERO);
      entries.forEach(entry -> FollowedEvent.in(entry).ifPresent(this::print));
      at = entries.isEmpty() ? end : entries.getLast().id();
    }
  }

  private EntryId begin(EntryId end) {
    return switch (start(StartAt.BEGINNING)) {
      case StartAt.After(EntryId id) -> id;
      case StartAt.Now(), StartAt.State() -> end;
    };
  }

  private StartAt start(StartAt otherwise) {
    return from == null ? otherwise : from;
  }

  private void print(FollowedEvent event) {
    if (filter.test(event.event())) {
      session.out().line(session.json() ? EventLine.json(event) : EventLine.plain(event));
    }
  }
}
