package org.zos.zbus.transport;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * The server's end of one object's queue. A request that is taken moves, in one step, into a list
 * of work in flight that belongs to this server, and leaves it in the same step in which its answer
 * is sent: at no moment is it nowhere.
 *
 * <p>{@link #join} and {@link #take} are for one thread, the rest for any. Unless it says
 * otherwise, a method blocks, and throws {@link TransportException} while the transport is away.
 */
public interface RequestQueue extends AutoCloseable {
  /**
   * Makes this server known to those that may have to take over from it, and gives what it took and
   * has not answered, also what it took under an earlier connection. To be called before the first
   * {@link #take} and again after each failure.
   */
  List<Delivery> join();

  /**
   * Takes the oldest requests, waiting at most this long for the first, and again for those after
   * it, for as long as some come and the taker wants more.
   *
   * @param most how many at most the first time, at least 1
   * @param wait for how long nothing may come
   */
  void take(int most, Duration wait, Taker taker);

  /** Ends a waiting {@link #take} early, without losing a request. */
  void wake();

  /**
   * Sends the answer and ends the request, both or neither. Does not block; what becomes of it is
   * told on a thread of the transport, which must not be held up. Fails with a {@link
   * TransportException} when it is not known whether the answer was sent: it may be sent again.
   *
   * @param replyTo the list on which the caller waits
   */
  CompletionStage<Answered> answer(Delivery delivery, String replyTo, byte[] reply);

  /**
   * Ends a request that can't be done, and keeps it, with what is wrong, in a list of limited
   * length for people to look at.
   *
   * @param letter what is kept
   * @param answer what its caller is told; empty when it left no place for an answer
   */
  void bury(Delivery delivery, String letter, Optional<Reply> answer);

  /** The servers that took calls from this queue, as far as the transport knows, also dead ones. */
  Set<String> instances();

  /**
   * Takes over the oldest request that a dead server left.
   *
   * @return empty when it left none; then it is no longer among the {@link #instances}
   */
  Optional<Delivery> adopt(String instance);

  @Override
  void close();

  /** Whoever takes requests. */
  @FunctionalInterface
  interface Taker {
    /**
     * Is given what came, oldest first, at least one; on a thread of the transport, since that is
     * soonest: it must not block, and must not throw.
     *
     * @return how many more it takes at most; 0 ends the taking
     */
    int accept(List<Delivery> deliveries);
  }

  /**
   * An answer on its way.
   *
   * @param to the list on which the caller waits
   * @param bytes what it is told
   */
  @SuppressWarnings("ArrayRecordComponent") // never copied on the way between Redis and codec
  record Reply(String to, byte[] bytes) {}

  /** What became of an answer. */
  enum Answered {
    /** The caller has it, or will find it. */
    SENT,
    /** The request is no longer this server's: it was answered before, or another has it now. */
    NOT_MINE,
    /** The reply list is the name of something that is no reply list; the request has ended. */
    REFUSED
  }
}
