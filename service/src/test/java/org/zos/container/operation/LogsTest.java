package org.zos.container.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zos.container.contract.ContainerException;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.testing.FakeNode;
import org.zos.zbus.wire.EncodedValue;

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
  void givesAsManyLinesAsAreAskedFor() throws IOException {
    Files.writeString(log(), lines(1, 250));
    assertThat(logs.last("blue", "web", 1)).isEqualTo(lines(250, 250));
    assertThat(logs.last("blue", "web", 249)).isEqualTo(lines(2, 250));
    assertThat(logs.last("blue", "web", 100_000)).isEqualTo(lines(1, 250));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 100_001, Long.MIN_VALUE, Long.MAX_VALUE})
  void refusesANumberOfLinesThatNobodyMeans(long lines) {
    assertThatThrownBy(() -> logs.last("blue", "web", lines))
        .isInstanceOf(ContainerException.InvalidArgument.class)
        .hasMessageContaining("lines must be from 1 to 100000");
  }

  @Test
  void readsTheGoModulesLogOfItsContainersOnly() throws IOException {
    ContainerRef api = new ContainerRef("blue", "api");
    Path log = node.places().logOfGoModule(api);
    Files.createDirectories(log.getParent());
    Files.writeString(log, lines(1, 250));
    EncodedValue none = new EncodedValue(new byte[0]);
    Map<String, String> labels = Map.of("containerd.io/restart.loguri", "binary:///bin/shim-logs");
    node.engine().put(new ContainerRecord(api, labels, none, Instant.EPOCH));
    assertThat(logs.last("blue", "api")).isEqualTo(lines(151, 250));
    node.engine().put(new ContainerRecord(api, Map.of(), none, Instant.EPOCH));
    assertThat(logs.last("blue", "api")).isEmpty();
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
    node.operations().delete().delete("d1", "blue", "web", () -> {});
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
