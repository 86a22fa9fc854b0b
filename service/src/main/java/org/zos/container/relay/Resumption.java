package org.zos.container.relay;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ContainerFields;
import org.zos.container.logs.LogPlaces;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineException;
import org.zos.zbus.codec.CodecException;
import org.zos.zbus.transport.Backoff;

/**
 * Takes up, once after the module's start, what an earlier one did for the containers that are
 * there, and clears away what it left of those that are gone.
 */
final class Resumption implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Resumption.class.getName());

  private final ContainerEngine engine;
  private final LogPlaces places;
  private final Relay relay;
  private final Backoff backoff;
  private final Thread thread = Thread.ofVirtual().name("relay").unstarted(this::run);

  Resumption(ContainerEngine engine, LogPlaces places, Relay relay, Backoff backoff) {
    this.engine = engine;
    this.places = places;
    this.relay = relay;
    this.backoff = backoff;
  }

  void start() {
    thread.start();
  }

  private void run() {
    boolean goOn = true;
    while (goOn) {
      goOn = !resume() && backoff.pause();
    }
  }

  private boolean resume() {
    try {
      for (String ns : engine.namespaces()) {
        engine.list(ns).forEach(this::follow);
      }
      for (ContainerRef ref : places.spooled()) {
        sweep(ref);
      }
      return true;
    } catch (EngineException | IOException e) {
      LOG.log(Level.DEBUG, "not publishing for earlier containers yet: {0}", e.getMessage());
      return false;
    }
  }

  private void follow(ContainerRecord record) {
    if (!record.hasDefinition()) {
      return;
    }
    try {
      Container container = ContainerFields.CONTAINER.decode(record.definition());
      if (container.logs().isEmpty() && container.stats().isEmpty()) {
        return;
      }
      relay.follow(record.ref(), container);
    } catch (CodecException | ContainerException e) {
      LOG.log(Level.WARNING, "{0}: {1}", record.ref(), e.getMessage());
      return;
    }
    // a Delete that came in between has ended what was not there yet
    if (engine.find(record.ref()).isEmpty()) {
      relay.forget(record.ref());
    }
  }

  private void sweep(ContainerRef ref) throws IOException {
    if (engine.find(ref).isEmpty()) {
      relay.sweep(ref);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
