package org.zos.container.kernel;

import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zos.container.kernel.ProcessTable.Entry;

/** A process and its descendants, each by a descriptor of its own. */
final class PidfdTree implements ProcessTree {
  /** Each look stops all children that it finds, and what is stopped begins no other. */
  private static final int MOST_LOOKS = 1000;

  private final ProcessTable table;
  private final Map<Long, Held> held = new HashMap<>();

  /**
   * A process that is held.
   *
   * @param process its descriptor
   * @param began tells whether what the table shows under its number is still it
   */
  private record Held(Pidfd process, long began) {}

  private PidfdTree(ProcessTable table) {
    this.table = table;
  }

  /** Takes hold of a process; empty when there is none. */
  static Optional<ProcessTree> of(long pid, ProcessTable table) {
    PidfdTree tree = new PidfdTree(table);
    return table.find(pid).flatMap(tree::hold).map(root -> tree);
  }

  /** Its number may have passed to a stranger before it was held: so it is looked up again. */
  private Optional<Held> hold(Entry entry) {
    Optional<Pidfd> process = Pidfd.open(entry.pid());
    if (process.isPresent() && table.find(entry.pid()).filter(entry::isSame).isEmpty()) {
      process.get().close();
      return Optional.empty();
    }
    return process.map(found -> keep(entry.pid(), new Held(found, entry.began())));
  }

  private Held keep(long pid, Held found) {
    Held ended = held.put(pid, found);
    if (ended != null) {
      ended.process.close();
    }
    return found;
  }

  @Override
  public void kill() {
    try {
      sendAll(Pidfd.STOP);
      stopDescendants();
    } finally {
      sendAll(Pidfd.KILL);
    }
  }

  private void sendAll(int signal) {
    held.values().forEach(each -> each.process.send(signal));
  }

  private void stopDescendants() {
    for (int look = 0; look < MOST_LOOKS; look++) {
      Map<Long, Entry> all =
          table.all().stream().collect(toMap(Entry::pid, each -> each, (a, b) -> b));
      // whoever did not rest yet may have begun another since the look
      boolean rest = all.values().stream().filter(this::isHeld).allMatch(Entry::rests);
      List<Entry> children = all.values().stream().filter(each -> isNew(each, all)).toList();
      children.forEach(this::stop);
      if (rest && children.isEmpty()) {
        return;
      }
    }
    throw new KernelException("there are more processes than can be stopped");
  }

  private void stop(Entry child) {
    hold(child).ifPresent(each -> each.process.send(Pidfd.STOP));
  }

  private boolean isHeld(Entry entry) {
    Held mine = held.get(entry.pid());
    return mine != null && mine.began == entry.began();
  }

  private boolean isNew(Entry entry, Map<Long, Entry> all) {
    Entry parent = all.get(entry.parent());
    return parent != null && isHeld(parent) && !isHeld(entry);
  }

  @Override
  public void close() {
    held.values().forEach(each -> each.process.close());
    held.clear();
  }
}
