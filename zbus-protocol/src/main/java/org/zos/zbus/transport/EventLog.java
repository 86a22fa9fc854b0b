package org.zos.zbus.transport;

import java.util.Map;
import java.util.Optional;

/**
 * The writer's end of an event stream with a state beside it: the last record of every subject that
 * still exists. One writer at a time; blocking; throws {@link TransportException} while the
 * transport is away.
 */
public interface EventLog extends AutoCloseable {
  /**
   * Finds the place to go on at: the last entry, if what is there is whole and was written by the
   * same run of the transport, else nothing, and a new epoch must begin.
   */
  Optional<EntryId> lastPosition();

  /** An epoch that is larger than each that came before. */
  long nextEpoch(long atLeast);

  /**
   * The state of every subject, for whoever goes on at {@link #lastPosition}.
   *
   * @throws TransportException also when there are more of them than can be held
   */
  Map<String, String> state();

  /**
   * Begins an epoch: the next entry is {@code <epoch>-1}. The state is this one from the first
   * moment, so that no reader takes what is not written again yet for gone.
   */
  void begin(long epoch, Map<String, String> state);

  /** Begins an epoch in which nothing exists. */
  default void begin(long epoch) {
    begin(epoch, Map.of());
  }

  /**
   * Adds an entry, sets or removes the state of its subject, and tells live subscribers, all or
   * nothing.
   *
   * @return false when the entry does not follow the last one: somebody wrote, or everything was
   *     lost; nothing was added, and {@link #lastPosition} says how to go on
   */
  boolean append(EventRecord event);

  @Override
  void close();

  /**
   * One event to add.
   *
   * @param id must follow the last entry's
   * @param fields of the entry
   * @param subject what it is about
   * @param state the subject's new state; empty when the subject exists no longer
   * @param message what live subscribers get
   */
  @SuppressWarnings("ArrayRecordComponent") // never copied on the way between Redis and codec
  record EventRecord(
      EntryId id,
      Map<String, String> fields,
      String subject,
      Optional<String> state,
      byte[] message) {}
}
