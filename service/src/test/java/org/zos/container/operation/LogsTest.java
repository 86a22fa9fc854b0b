package org.zos.container.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.container.contract.ContainerException;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.testing.FakeNode;

final class LogsTest {
  private static final ContainerRef WEB = new ContainerRef("blue", "web");

  @TempDir private Path folder;
  private FakeNode node;
  private Logs logs;

  @BeforeEach
  void runOne() {
    node = new FakeNode(folder);
    logs = node.operations().logs();
    node.operations().run().run("r1", "blue", node.container("web").build());
  }

  private Path log() throws IOException {
    Path log = node.places().log(WEB);
    Files.createDirectories(log.getParent());
    return log;
  }

  private static String lines(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(i -> "line " + i + "\n")
        .collect(Collectors.joining());
  }

  @Test
  void givesTheLastHundredLines() throws IOException {
    Files.writeString(log(), lines(1, 250));
    assertThat(logs.last("blue", "web")).isEqualTo(lines(151, 250));
  }

  @Test
  void givesAtMostAMebibyte() throws IOException {
    Files.writeString(log(), "x".repeat(3 * 1024 * 1024));
    assertThat(logs.last("blue", "web")).hasSize(1024 * 1024);
  }

  @Test
  void aContainerThatHasWrittenNothingYetHasAnEmptyLog() {
    assertThat(logs.last("blue", "web")).isEmpty();
  }

  @Test
  void aContainerThatIsNotThereIsNotFound() throws IOException {
    Files.writeString(log(), "of one that was deleted\n");
    node.operations().delete().delete("blue", "web");
    assertThatThrownBy(() -> logs.last("blue", "web"))
        .isInstanceOf(ContainerException.NotFound.class)
        .hasMessage("container 'web' in namespace 'blue' not found");
  }

  @Test
  void namesThatAreNoneReadNoFile() {
    assertThatThrownBy(() -> logs.last("..", "web"))
        .isInstanceOf(ContainerException.InvalidArgument.class)
        .hasMessageContaining("ns must");
    assertThatThrownBy(() -> logs.last("blue", "../../secret"))
        .isInstanceOf(ContainerException.InvalidArgument.class)
        .hasMessageContaining("id must");
  }

  @Test
  void aLogThatCanNotBeReadIsToldWithItsContainer() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "hunter2");
    Files.createSymbolicLink(log(), secret);
    assertThatThrownBy(() -> logs.last("blue", "web"))
        .isInstanceOf(ContainerException.Internal.class)
        .hasMessageContaining("container 'web' in namespace 'blue'");
  }
}
