package org.zos.zbus.transport;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The server's end of one object's queue. A request that is taken moves, in one step, into a list
 * of work in flight that belongs to this server, and leaves it in the same step in which its answer
 * is sent: at no moment is it nowhere.
 *
 * <p>{@link #take} and {@link #takeMore} are for one thread, the rest for any. All methods block
 * and throw {@link TransportException} while the transport is away.
 */
public interface RequestQueue extends AutoCloseable {
  /** Takes the oldest request, waiting for one at most this long. */
  Optional<Delivery> take(Duration wait);

  /** Takes up to {@code most} requests that wait right now. */
  List<Delivery> takeMore(int most);

  /** Ends a waiting {@link #take} early, without losing a request. */
  void wake();

  /** What this server took and has not answered, also what it took under an earlier connection. */
  List<Delivery> inFlight();

  /**
   * Sends the answer and ends the request, both or neither.
   *
   * @param replyTo the list on which the caller waits
   */
  Answered answer(Delivery delivery, String replyTo, byte[] reply);

  /** Ends a request that can't be answered. */
  void drop(Delivery delivery);

  @Override
  void close();

  /** What became of an answer. */
  enum Answered {
    /** The caller has it, or will find it. */
    SENT,
    /** The request is no longer this server's: somebody else answered or answers it. */
    NOT_MINE,
    /** The reply list is the name of something that is not a list; the request has ended. */
    REFUSED
  }
}
