package org.zos.container.publish;

import org.zos.container.contract.LifecycleEvent;

/** Takes lifecycle events, in the order in which they happened. Never blocks. For any thread. */
public interface EventSink {
  /** Hands an event over. */
  void accept(LifecycleEvent event);

  /**
   * Hands over what somebody found out who does not follow the engine, and may be ahead of who
   * does: it is told only of a container that has been told of.
   */
  void found(LifecycleEvent event);

  /**
   * Says what there is, all of it: what happened unseen is found out from that. Events that are
   * handed over later happened later.
   */
  void existing(Listing listing);
}
