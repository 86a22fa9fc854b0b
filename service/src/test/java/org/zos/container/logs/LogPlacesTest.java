package org.zos.container.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.container.runtime.ContainerRef;

final class LogPlacesTest {
  private final LogPlaces places = new LogPlaces(Path.of("/var/log"), Path.of("/var/cache/contd"));

  @Test
  void aLogLiesInTheFolderOfItsNamespaceForPeople() {
    assertThat(places.log(new ContainerRef("blue", "web")))
        .isEqualTo(Path.of("/var/log/blue/web.log"));
  }

  @Test
  void settingsLieInTheModulesOwnFolder() {
    assertThat(places.settings(new ContainerRef("blue", "web")))
        .isEqualTo(Path.of("/var/cache/contd/shim/blue/web.settings"));
  }

  @Test
  void theGoModulesLogsLieWhereItPutThem() {
    assertThat(places.logOfGoModule(new ContainerRef("blue", "web")))
        .isEqualTo(Path.of("/var/cache/contd/logs/blue/web.log"));
  }

  @Test
  void tellsForWhichContainersStreamsWait(@TempDir Path root) throws IOException {
    LogPlaces these = new LogPlaces(Path.of("/var/log"), root);
    assertThat(these.spooled()).isEmpty();
    ContainerRef web = new ContainerRef("blue", "web");
    ContainerRef api = new ContainerRef("red", "api");
    Files.createDirectories(these.spool(web));
    Files.createDirectories(these.spool(api));
    assertThat(these.spooled()).containsExactlyInAnyOrder(web, api);
  }

  @Test
  void equalNamesInTwoNamespacesHaveFilesOfTheirOwn() {
    assertThat(places.log(new ContainerRef("red", "web")))
        .isNotEqualTo(places.log(new ContainerRef("blue", "web")));
  }
}
