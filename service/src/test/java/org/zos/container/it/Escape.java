package org.zos.container.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.zos.container.testing.node.NativeProgram;
import org.zos.zbus.testing.ChildProcess;
import org.zos.zbus.testing.Eventually;

/**
 * What a program that tried to leave a container has reported.
 *
 * @param allowed the attempts that worked
 * @param refused those that did not
 */
record Escape(Set<String> allowed, Set<String> refused) {
  static final String PROGRAM = "/bin/escape";

  private static final String DONE = "done\n";

  /** Puts the program into a root file system. */
  static void install(Path rootFs) throws IOException {
    NativeProgram.compile("escape", rootFs.resolve("bin/escape"));
    Path gaining = rootFs.resolve("bin/escape-suid");
    Files.copy(rootFs.resolve("bin/escape"), gaining);
    // Java has no name for the set-user-id bit
    ChildProcess.run(List.of("chmod", "4755", gaining.toString()));
  }

  /** Waits until the program has tried everything, and reads its report. */
  static Escape in(Path log) {
    Eventually.that(
        "every attempt was made",
        () -> Files.exists(log) && Files.readString(log, UTF_8).endsWith(DONE));
    Set<String> allowed = new TreeSet<>();
    Set<String> refused = new TreeSet<>();
    for (String line : lines(log)) {
      String[] words = line.split(" ");
      if (words.length > 1) {
        (words[0].equals("ALLOWED") ? allowed : refused).add(words[1]);
      }
    }
    return new Escape(allowed, refused);
  }

  private static List<String> lines(Path log) {
    try {
      return Files.readAllLines(log, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
