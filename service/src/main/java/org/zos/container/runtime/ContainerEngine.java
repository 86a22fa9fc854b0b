package org.zos.container.runtime;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zos.zbus.wire.EncodedValue;

/**
 * An engine that keeps containers and runs their processes. For any thread; every method blocks, at
 * most as long as the engine's own bounds allow, and throws {@link EngineException}.
 *
 * <p>An interrupt ends the waiting for an answer, never what the engine is doing: a creation that
 * is cut short leaves things behind that nobody knows of.
 */
public interface ContainerEngine extends Meter {
  /** The engine's version; also tells whether it is there. */
  String version();

  /** All namespaces, in no particular order. */
  List<String> namespaces();

  /**
   * Keeps a new container; its namespace comes with the first one. No process runs yet.
   *
   * @throws EngineException.AlreadyExists when the name is taken
   */
  void create(NewContainer container);

  /** The record of a container. */
  Optional<ContainerRecord> find(ContainerRef ref);

  /** The records of a namespace; empty for a namespace that does not exist. */
  List<ContainerRecord> list(String ns);

  /**
   * Sets labels, all at once; others stay as they are.
   *
   * @param labels none with an empty value: that is the same as none
   * @throws EngineException.NotFound when there is no such container
   */
  void setLabels(ContainerRef ref, Map<String, String> labels);

  /**
   * Replaces what a container's next process is made from; the labels stay as they are.
   *
   * @param ociSpec the OCI runtime specification, JSON
   * @param definition what its caller asked for, encoded
   * @throws EngineException.NotFound when there is no such container
   */
  void update(ContainerRef ref, String ociSpec, EncodedValue definition);

  /** Takes a label away. */
  void removeLabel(ContainerRef ref, String key);

  /**
   * Forgets a container that has no task.
   *
   * @return false when there was none
   */
  boolean delete(ContainerRef ref);

  /**
   * Prepares the container's process, which then waits to be started.
   *
   * @param output where its output goes
   */
  void createTask(ContainerRef ref, URI output);

  /**
   * Starts the prepared process.
   *
   * @return its pid on the host
   */
  long startTask(ContainerRef ref);

  /** What the container's process does; empty when it has none. */
  Optional<TaskState> task(ContainerRef ref);

  /**
   * Sends a signal to the container's process.
   *
   * @return false when there is none, or it has ended
   */
  boolean signal(ContainerRef ref, Signal signal);

  /**
   * Kills everything in the container, also what its process left behind when it ended.
   *
   * @return false when there is nothing to kill; of a process that has ended, an engine may say
   *     either
   */
  boolean killAll(ContainerRef ref);

  /**
   * Waits for the end of the container's process.
   *
   * @return empty when it has not ended in time; present at once when there is no process
   */
  boolean awaitExit(ContainerRef ref, Duration wait);

  /**
   * Clears away an ended or never started process, and all that the engine keeps of it.
   *
   * @return false when there was none
   */
  boolean deleteTask(ContainerRef ref);

  /**
   * Begins to receive what happens, in all namespaces, from now on; nothing of before is told.
   *
   * @return for one thread, which closes it
   */
  EngineEvents subscribe();

  /** The signals that the module sends. */
  enum Signal {
    KILL(9),
    TERM(15);

    private final int number;

    Signal(int number) {
      this.number = number;
    }

    /** As the kernel counts them. */
    public int number() {
      return number;
    }
  }
}
