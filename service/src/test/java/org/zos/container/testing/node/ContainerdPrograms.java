package org.zos.container.testing.node;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Which containerd the tests of this run start: the machine's own, or that of a folder which the
 * build names. Where the folder does not have it, every test is skipped, which is a failure in CI.
 */
public final class ContainerdPrograms implements ExecutionCondition {
  private static final Optional<Path> FOLDER =
      Optional.ofNullable(System.getProperty("containerd.programs")).map(Path::of);

  /** What its version begins with; empty where the build does not say. */
  public static final String VERSION = System.getProperty("containerd.version", "");

  /** What containers are run with in this run: as {@code --runtime} of contd has it. */
  static final String RUNTIME = System.getProperty("contd.runtime", "io.containerd.zos.v1");

  /** The command that starts it; the shim that belongs to it is found in the same folder. */
  static List<String> command(Path config) {
    return withPath("containerd", "--config", config.toString());
  }

  /** The command of its client for people, for the words that follow. */
  static List<String> client(Path socket, String ns) {
    return withPath("ctr", "--address", socket.toString(), "--namespace", ns);
  }

  private static List<String> withPath(String... words) {
    List<String> command = new ArrayList<>(List.of("env", "PATH=" + path()));
    command.addAll(List.of(words));
    return command;
  }

  /** Our own runtime is looked for like others. */
  private static String path() {
    String path = System.getenv("PATH") + ":" + ContdProcess.SHIM.getParent();
    return FOLDER.map(folder -> folder + ":" + path).orElse(path);
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (FOLDER.isEmpty() || Files.isExecutable(FOLDER.get().resolve("containerd"))) {
      return ConditionEvaluationResult.enabled("containerd is there");
    }
    String reason = "no containerd " + VERSION + " in " + FOLDER.get() + ": see make setup";
    if (context.getTestMethod().isEmpty()) {
      System.out.println("skipped: " + context.getDisplayName() + ": " + reason);
    }
    return ConditionEvaluationResult.disabled(reason);
  }
}
