package org.zos.container.operation;

import java.io.IOException;
import java.nio.file.Path;
import org.zos.container.contract.ContainerException;
import org.zos.container.logs.LogPlaces;
import org.zos.container.logs.LogTail;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;

/** Reads the end of a container's log. */
public final class Logs {
  private static final int LINES = 100;

  /** More than this is no tail; whoever wants it has the file. */
  private static final long MOST_LINES = 100_000;

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
    return tail(Refs.of(ns, id), LINES);
  }

  /**
   * The last lines, at most 1 MiB of them.
   *
   * @param lines how many at most, from 1 to 100,000
   * @throws ContainerException.NotFound when there is no such container
   * @throws ContainerException.InvalidArgument for any other number of lines
   */
  public String last(String ns, String id, long lines) {
    ContainerRef ref = Refs.of(ns, id);
    if (lines < 1 || lines > MOST_LINES) {
      throw new ContainerException.InvalidArgument(
          "lines must be from 1 to %d, not %d".formatted(MOST_LINES, lines));
    }
    return tail(ref, (int) lines);
  }

  private String tail(ContainerRef ref, int lines) {
    ContainerRecord container = engine.find(ref).orElseThrow(() -> Refs.notFound(ref));
    Path log = container.isOfGoModule() ? places.logOfGoModule(ref) : places.log(ref);
    try {
      return LogTail.last(log, lines, MOST_BYTES);
    } catch (IOException e) {
      throw new ContainerException.Internal("the log of " + ref + " can't be read: " + e, e);
    }
  }
}
