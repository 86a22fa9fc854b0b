package org.zos.container.stub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zos.zbus.testing.ChildProcess;

/** Asks a shell itself what it makes of our words. */
final class ShellWordsIT {
  private static final String CHARACTERS = "ab 'ä\"\\$`*?[]{}()<>|&;#~=!%\n\t-/.";
  private static final int MANY = 300;

  @Test
  void aShellSplitsTheLineIntoTheSameWords() {
    List<String> words = words(new Random(4));
    String program =
        "for word in " + ShellWords.join(words) + "; do printf '%s\\001' \"$word\"; done";
    String printed = ChildProcess.run(List.of("sh", "-c", program));
    assertThat(printed.split("\001", -1)).containsExactly(ended(words));
  }

  /** As split() sees them: behind the last separator there is nothing. */
  private static String[] ended(List<String> words) {
    List<String> all = new ArrayList<>(words);
    all.add("");
    return all.toArray(String[]::new);
  }

  private static List<String> words(Random random) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      words.add(word(random));
    }
    return words;
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int length = random.nextInt(8); length > 0; length--) {
      word.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return word.toString();
  }
}
