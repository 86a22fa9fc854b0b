package org.zos.container.relay;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerException;
import org.zos.container.logs.LogPlaces;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ContainerRef;
import org.zos.zbus.transport.Backoff;

/**
 * Publishes the output and the use of resources of all containers whose callers named channels for
 * them. For any thread.
 */
public final class Relay implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Relay.class.getName());

  private final OutputRelay outputs;
  private final StatsRelay stats;
  private final Resumption resumption;

  /**
   * @param connecting opens the ways to the servers
   * @param backoffs makes the waits between tries while a server, or the engine, is away
   */
  public Relay(
      ContainerEngine engine, LogPlaces places, Connecting connecting, Supplier<Backoff> backoffs) {
    this.outputs = new OutputRelay(places, connecting, backoffs);
    this.stats = new StatsRelay(engine, connecting);
    this.resumption = new Resumption(engine, places, this, backoffs.get());
  }

  /** Begins for the containers that are made from now on. */
  public void start() {
    outputs.start();
    stats.start();
  }

  /**
   * Goes on with what an earlier module did for those that are there already. To be called once.
   */
  public void resume() {
    resumption.start();
  }

  /**
   * Publishes what a container asks for, from before its process begins; does nothing when that is
   * done already.
   *
   * @throws ContainerException.FailedPrecondition when there is no place for its output
   */
  public void follow(ContainerRef ref, Container container) {
    try {
      outputs.follow(ref, container.logs());
      stats.follow(ref, container.stats());
    } catch (IOException e) {
      throw new ContainerException.FailedPrecondition(
          "the output of " + ref + " can't be published: " + e, e);
    }
  }

  /** Publishes the rest of a container's output, for a moment, and ends. */
  public void forget(ContainerRef ref) {
    stats.forget(ref);
    try {
      outputs.finish(ref);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "something is left of the output of {0}: {1}", ref, e);
    }
  }

  /** Removes what is left of a container that is gone. */
  void sweep(ContainerRef ref) throws IOException {
    outputs.sweep(ref);
  }

  /** Ends all of it; it goes on where it was when it is started again. */
  @Override
  public void close() {
    resumption.close();
    stats.close();
    outputs.close();
  }
}
