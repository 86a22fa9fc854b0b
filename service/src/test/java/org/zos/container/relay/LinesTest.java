package org.zos.container.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LinesTest {
  private static List<String> cut(String text, boolean ended) {
    return Lines.cut(text.getBytes(UTF_8), ended).stream()
        .map(message -> new String(message, UTF_8))
        .toList();
  }

  @Test
  void aMessageIsALineWithItsNewline() {
    assertThat(cut("one\n\ntwo\r\n", false)).containsExactly("one\n", "\n", "two\r\n");
  }

  @Test
  void aLineThatHasNoEndYetWaits() {
    assertThat(cut("one\ntwo", false)).containsExactly("one\n");
    assertThat(cut("", false)).isEmpty();
  }

  @Test
  void atTheEndALineNeedsNoNewline() {
    assertThat(cut("one\ntwo", true)).containsExactly("one\n", "two");
    assertThat(cut("one\n", true)).containsExactly("one\n");
    assertThat(cut("", true)).isEmpty();
  }

  @Test
  void aLongLineComesInPieces() {
    String piece = "x".repeat(64 * 1024);
    assertThat(cut(piece + "y", false)).containsExactly(piece);
    assertThat(cut(piece + piece + "y\n", false)).containsExactly(piece, piece, "y\n");
    assertThat(cut("x".repeat(64 * 1024 - 1) + "\ny\n", false))
        .containsExactly("x".repeat(64 * 1024 - 1) + "\n", "y\n");
  }

  @Test
  void aByteThatIsZeroIsAByte() {
    assertThat(cut("a\0b\n", false)).containsExactly("a\0b\n");
  }
}
