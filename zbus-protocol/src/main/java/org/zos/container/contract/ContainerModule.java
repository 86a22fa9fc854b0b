package org.zos.container.contract;

import java.time.Duration;
import java.util.List;

/**
 * What the container module does for others. Served by the module itself, and by the client stub
 * that calls it over the bus.
 *
 * <p>For any thread. Every method blocks until the module has done it, and throws the subtype of
 * {@link ContainerException} that says what the caller can do; a failed call has changed nothing
 * unless it says so. Calls that change one container wait for one another, all others run at once.
 */
public interface ContainerModule {
  /** How long a command may run in a container. */
  Duration LONGEST_EXEC = Duration.ofHours(1);

  /**
   * Creates and starts a container. What its process then does is told by events.
   *
   * @param ns the namespace, made when it does not exist yet
   * @return the container's id, which is its name
   * @throws ContainerException.AlreadyExists when the namespace has a container of that name
   * @throws ContainerException.InvalidArgument naming every field that can't be used
   */
  String run(String ns, Container container);

  /**
   * All that is known of one container.
   *
   * @throws ContainerException.NotFound when there is none
   */
  ContainerDetails inspect(String ns, String id);

  /**
   * Stops and removes a container: TERM, then, after its shutdown timeout, KILL. A call that was
   * cut short can be made again and goes on where the first one ended.
   *
   * @throws ContainerException.NotFound when there is none
   */
  void delete(String ns, String id);

  /**
   * The ids of a namespace's containers, sorted.
   *
   * @param ns empty for those of all namespaces
   */
  List<String> list(String ns);

  /** The names of all namespaces, sorted. */
  List<String> listNamespaces();

  /**
   * The last 100 lines of a container's log, its standard output and error together.
   *
   * @throws ContainerException.NotFound when there is no such container
   */
  String logs(String ns, String id);

  /**
   * The last lines of a container's log, at most 1 MiB of them.
   *
   * @param lines how many at most, from 1 to 100,000
   * @throws ContainerException.NotFound when there is no such container
   * @throws ContainerException.InvalidArgument for any other number of lines
   */
  String logsTail(String ns, String id, int lines);

  /**
   * Asks a container's process to end, with TERM, and does not wait for it. The process is not
   * started again, whatever the container's restart policy says; the container stays until it is
   * deleted. What is not there has ended already: that is no failure.
   */
  void signalDelete(String ns, String id);

  /**
   * What a container uses right now.
   *
   * @throws ContainerException.NotFound when there is no such container
   * @throws ContainerException.FailedPrecondition when its process does not run
   */
  ContainerStats stats(String ns, String id);

  /**
   * Runs a command in a container that runs, beside its own process: as the same user, in the same
   * folder, with the same environment, rights and limits. Waits for its end; what it prints is
   * lost. What it leaves running behind it goes on.
   *
   * @param timeout how long it may run, more than none and at most {@link #LONGEST_EXEC}; then it
   *     is killed, with the processes that it has begun and not let go of
   * @param command the program and its arguments; no shell looks at them
   * @throws ContainerException.NotFound when there is no such container
   * @throws ContainerException.FailedPrecondition when the container does not run, or has no such
   *     program; or when the command ended with another code than 0, the message then contains
   *     {@code non-zero exit code: N}
   * @throws ContainerException.DeadlineExceeded when it was killed, the message then contains
   *     {@code execution timed out}; or when the module crashed meanwhile, which ends it too
   * @throws ContainerException.Unavailable when the container is deleted meanwhile, which ends it
   */
  void exec(String ns, String id, Duration timeout, List<String> command);

  /**
   * The same, and gives what the command printed and its exit code, which is no failure here
   * whatever it is. Output of what the command leaves running is given up to the time when the
   * command ends and a moment beyond.
   */
  ExecOutput execOutput(String ns, String id, Duration timeout, List<String> command);
}
