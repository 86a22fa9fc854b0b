package org.zos.container.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zos.container.kernel.ProcessTable.Entry;

final class ProcessTableTest {
  private static final String REST =
      " 40 40 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 987654 11 12 13 14";

  private final ProcessTable table = new ProcessTable(Path.of("/proc"));

  @ParameterizedTest
  @ValueSource(strings = {"sh", "a b", "a) R 7 (b", ") S 1", "", "(sd-pam)", "\n"})
  void readsAProcessWhateverItsNameIs(String name) {
    assertThat(Entry.of("41 (" + name + ") S 40" + REST)).isEqualTo(new Entry(41, 'S', 40, 987654));
  }

  @ParameterizedTest
  @ValueSource(chars = {'R', 'S', 'I'})
  void whatMayRunDoesNotRest(char state) {
    assertThat(new Entry(1, state, 0, 0).rests()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(chars = {'T', 't', 'Z', 'X', 'D'})
  void whatIsStoppedDeadOrHeldByTheKernelRests(char state) {
    assertThat(new Entry(1, state, 0, 0).rests()).isTrue();
  }

  @Test
  void aLaterProcessOfTheSameNumberIsAnother() {
    Entry entry = new Entry(5, 'S', 4, 100);
    assertThat(entry.isSame(new Entry(5, 'T', 4, 100))).isTrue();
    assertThat(entry.isSame(new Entry(5, 'S', 4, 101))).isFalse();
    assertThat(entry.isSame(new Entry(5, 'S', 1, 100))).isFalse();
  }

  @Test
  void findsThisProcess() {
    ProcessHandle self = ProcessHandle.current();
    Entry entry = table.find(self.pid()).orElseThrow();
    assertThat(entry.parent()).isEqualTo(self.parent().orElseThrow().pid());
    assertThat(table.all()).anyMatch(entry::isSame);
    assertThat(table.find(Integer.MAX_VALUE)).isEmpty();
  }
}
