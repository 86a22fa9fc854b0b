package org.zos.container.rootfs;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerBuilder;
import org.zos.container.spec.Words;

/**
 * What a root file system itself says of the program that it is made for.
 *
 * @param command the program and its arguments; empty when it says none
 * @param workingDir empty when it says none
 * @param env {@code NAME=value} each
 */
public record Startup(List<String> command, String workingDir, List<String> env) {
  /** Says nothing. */
  public static final Startup NONE = new Startup(List.of(), "", List.of());

  public Startup {
    command = List.copyOf(command);
    env = List.copyOf(env);
  }

  /** This one, and for what it leaves open another. */
  public Startup or(Startup weaker) {
    return new Startup(
        command.isEmpty() ? weaker.command : command,
        workingDir.isEmpty() ? weaker.workingDir : workingDir,
        merge(env, weaker.env));
  }

  /** The container with what its caller left open filled in. What the caller said stays. */
  public Container complete(Container asked) {
    ContainerBuilder complete = asked.toBuilder().env(merge(asked.env(), env));
    // an interactive one runs corex, whatever else there is to run
    if (asked.entrypoint().isEmpty() && !asked.interactive()) {
      complete.entrypoint(Words.join(command));
    }
    if (asked.workingDir().isEmpty()) {
      complete.workingDir(workingDir);
    }
    return complete.build();
  }

  private static List<String> merge(List<String> stronger, List<String> weaker) {
    Set<String> names = stronger.stream().map(Startup::name).collect(toSet());
    return Stream.concat(
            weaker.stream().filter(entry -> !names.contains(name(entry))), stronger.stream())
        .toList();
  }

  private static String name(String entry) {
    int end = entry.indexOf('=');
    return end < 0 ? entry : entry.substring(0, end);
  }
}
