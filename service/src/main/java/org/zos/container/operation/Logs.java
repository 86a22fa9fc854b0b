package org.zos.container.operation;

import java.io.IOException;
import org.zos.container.contract.ContainerException;
import org.zos.container.logs.LogPlaces;
import org.zos.container.logs.LogTail;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ContainerRef;

/** Reads the end of a container's log. */
public final class Logs {
  private static final int LINES = 100;

  /** A reply has to fit into memory on its whole way, however long a line is. */
  private static final int MOST_BYTES = 1024 * 1024;

  private final ContainerEngine engine;
  private final LogPlaces places;

  public Logs(ContainerEngine engine, LogPlaces places) {
    this.engine = engine;
    this.places = places;
  }

  /**
   * The last 100 lines, at most 1 MiB of them.
   *
   * @throws ContainerException.NotFound when there is no such container
   */
  public String last(String ns, String id) {
    ContainerRef ref = Refs.of(ns, id);
    if (engine.find(ref).isEmpty()) {
      throw Refs.notFound(ref);
    }
    try {
      return LogTail.last(places.log(ref), LINES, MOST_BYTES);
    } catch (IOException e) {
      throw new ContainerException.Internal("the log of " + ref + " can't be read: " + e, e);
    }
  }
}
