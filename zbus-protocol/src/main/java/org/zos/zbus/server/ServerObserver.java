package org.zos.zbus.server;

import java.time.Duration;
import org.zos.zbus.wire.ObjectId;

/**
 * Sees what a server does, to count it. Called on the server's own threads: it must not block and
 * must not throw. Every method does nothing unless it is overridden.
 */
public interface ServerObserver {
  /** Counts nothing. */
  ServerObserver NONE = new ServerObserver() {};

  /** A call has ended; what it took, its wait for earlier calls included. */
  default void called(ObjectId object, String method, boolean succeeded, Duration took) {}

  /** A request could not be decoded, or was too large. */
  default void undecodable(ObjectId object) {}

  /** A request was not answered: its reply list is missing or is not allowed. */
  default void unanswerable(ObjectId object) {}

  /** A call that a dead server left was taken over. */
  default void adopted(ObjectId object) {}

  /** A call was given up after too many servers had died of it. */
  default void givenUp(ObjectId object) {}

  /** A call that had been done before was not done again. */
  default void replayed(ObjectId object) {}

  /** The transport is there again after it was away. */
  default void reconnected(ObjectId object) {}
}
