package org.zos.zbus.transport;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The reader's end of an event stream. Any number may read, each for itself. For one thread;
 * blocking; throws {@link TransportException} while the transport is away.
 */
public interface EventReader extends AutoCloseable {
  /**
   * The entries behind an id, oldest first.
   *
   * @param most how many at most
   * @param wait how long to wait for the first
   * @return empty when none came in time
   */
  List<StreamEntry> read(EntryId after, int most, Duration wait);

  /** The last entry's id, empty when the stream has none. */
  Optional<EntryId> last();

  /** Up to where the state beside the stream is true; empty when there is none. */
  Optional<EntryId> position();

  /**
   * The state and its position, read at once; empty when there is none.
   *
   * @throws TransportException also when it is larger than can be held
   */
  Optional<StreamState> state();

  @Override
  void close();
}
