package org.zos.container.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
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
  void equalNamesInTwoNamespacesHaveFilesOfTheirOwn() {
    assertThat(places.log(new ContainerRef("red", "web")))
        .isNotEqualTo(places.log(new ContainerRef("blue", "web")));
  }
}
