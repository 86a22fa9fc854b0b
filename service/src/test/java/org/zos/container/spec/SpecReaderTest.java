package org.zos.container.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zos.container.contract.Container;
import org.zos.container.contract.MountInfo;
import org.zos.container.testing.GoSpecs;

final class SpecReaderTest {
  private static final String PATH =
      "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private static Container read(String json) {
    return SpecReader.read("web", json).orElseThrow().build();
  }

  private static Container ofGoModule(boolean elevated, String... args) {
    return read(
        GoSpecs.of("blue", "web", Path.of("/mnt/rootfs"), "net-1", elevated, List.of(args)));
  }

  @Test
  void findsOutWhatTheGoModuleWasAskedFor() {
    assertThat(ofGoModule(false, "/bin/sh", "-c", "sleep 1"))
        .isEqualTo(
            Container.named("web")
                .rootFs("/mnt/rootfs")
                .env(List.of(PATH, "A=1 2"))
                .workingDir("/")
                .network("net-1")
                .mounts(List.of(MountInfo.bind("/tmp", "/data")))
                .entrypoint("/bin/sh -c 'sleep 1'")
                .cpu(1)
                .memory(64 * 1024 * 1024)
                .shutdownTimeout(Duration.ofSeconds(2))
                .build());
  }

  @Test
  void whatItFindsCanBeRun() {
    assertThat(Validation.faults("blue", ofGoModule(true, "/bin/sh", "-c", "a 'b'"), 4)).isEmpty();
  }

  @Test
  void knowsAnElevatedOneByItsCapabilities() {
    Container found = ofGoModule(true, "/bin/sh");
    assertThat(found.elevated()).isTrue();
    assertThat(found.rootFsPropagation()).isEqualTo("shared");
  }

  @Test
  void knowsAnInteractiveOneByItsProgram() {
    assertThat(ofGoModule(false, "/corex", "--ipv6").interactive()).isTrue();
    assertThat(ofGoModule(false, "/bin/sh").interactive()).isFalse();
    String mounted =
        """
        {"mounts": [{"destination": "/corex", "type": "bind", "source": "/usr/bin/corex"}]}
        """;
    assertThat(read(mounted).mounts()).isEmpty();
  }

  @Test
  void knowsWhatOurOwnSpecificationSays() {
    String json =
        """
        {"root": {"path": "/r", "readonly": true},
         "mounts": [{"destination": "/d", "type": "bind", "source": "/s",
                     "options": ["rbind", "ro"]}],
         "linux": {"resources": {"pids": {"limit": 7},
                                 "cpu": {"quota": 400000, "period": 100000}}}}
        """;
    assertThat(read(json))
        .isEqualTo(
            Container.named("web")
                .rootFs("/r")
                .readOnlyRootFs(true)
                .mounts(List.of(new MountInfo("/s", "/d", "", List.of("ro"))))
                .pids(7)
                .cpu(4)
                .build());
  }

  @ParameterizedTest
  @CsvSource({
    "10000000000, 10",
    "0, 0",
    "'', 0",
    "-5, 0",
    "soon, 0",
    "999999999999999999999999, 0",
    "3600000000000, 300",
  })
  void takesTheNoteOfTheShutdownTimeoutAsFarAsItCanBeGiven(String note, long seconds) {
    String json = "{\"annotations\": {\"shutdown_timeout\": \"" + note + "\"}}";
    assertThat(read(json).shutdownTimeout()).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"process\": 1, \"mounts\": {}, \"linux\": [], \"root\": null}",
        "{\"process\": {\"args\": \"sh\", \"env\": {}}, \"mounts\": [1, null, {}]}",
        "{\"linux\": {\"namespaces\": [{}, {\"type\": \"network\"}], \"resources\": 5}}",
        "{\"linux\": {\"resources\": {\"cpu\": {\"quota\": -1}, \"memory\": {\"limit\": -1}}}}"
      })
  void whatIsMissingOrOddIsLeftOut(String json) {
    assertThat(read(json)).isEqualTo(Container.named("web").build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "\"text\"", "{", "not JSON at all"})
  void saysWhenItCanNotReadIt(String json) {
    assertThat(SpecReader.read("web", json)).isEmpty();
  }
}
