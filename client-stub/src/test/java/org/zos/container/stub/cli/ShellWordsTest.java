package org.zos.container.stub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ShellWordsTest {
  @Test
  void leavesPlainWordsAlone() {
    assertThat(ShellWords.join(List.of("/bin/sleep", "-n", "3600", "a_b@c%d+e:f,g.h")))
        .isEqualTo("/bin/sleep -n 3600 a_b@c%d+e:f,g.h");
  }

  @Test
  void quotesBlanksAndEmptyWords() {
    assertThat(ShellWords.join(List.of("a b", "", "\t"))).isEqualTo("'a b' '' '\t'");
  }

  @Test
  void stepsOutsideForASingleQuote() {
    assertThat(ShellWords.join(List.of("it's", "'"))).isEqualTo("'it'\\''s' ''\\'''");
  }

  @Test
  void quotesWhatAShellWouldExpand() {
    assertThat(ShellWords.join(List.of("$HOME", "~", "*", "a=b", "#x", "`w`", "ä")))
        .isEqualTo("'$HOME' '~' '*' 'a=b' '#x' '`w`' 'ä'");
  }
}
