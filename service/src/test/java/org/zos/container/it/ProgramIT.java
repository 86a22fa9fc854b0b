package org.zos.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.ContainerObject;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.testing.Eventually;

/** The program contd as operators meet it. */
@Tag("any-containerd")
class ProgramIT {
  private static final TestNode NODE = TestNode.start();

  @AfterAll
  static void stop() {
    NODE.close();
  }

  private static ContdProcess started(String output, List<String> flags) {
    return ContdProcess.start(NODE.folder().resolve(output), flags);
  }

  @Test
  void wrongSettingsAreAllNamedAtOnce() {
    ContdProcess contd =
        started(
            "wrong.out", List.of("--root=relative", "--broker=ftp://secret@host", "--workers=x"));
    assertThat(contd.await()).isEqualTo(2);
    assertThat(contd.printed())
        .contains("--root")
        .contains("--broker")
        .contains("--workers")
        .doesNotContain("secret")
        .doesNotContain("\tat ");
  }

  @Test
  void helpAndVersionArePrinted() {
    ContdProcess help = started("help.out", List.of("--help"));
    assertThat(help.await()).isZero();
    assertThat(help.printed()).contains("--congainerd").contains("--log-dir");
    ContdProcess version = started("version.out", List.of("--version"));
    assertThat(version.await()).isZero();
    assertThat(version.printed()).matches("contd \\d+\\.\\d+\\.\\d+\\s*");
  }

  @Test
  void aMissingShimIsNamed() {
    ContdProcess contd = started("noshim.out", NODE.flags("--shim=/no/such/shim"));
    assertThat(contd.await()).isEqualTo(1);
    assertThat(contd.printed()).contains("/no/such/shim").doesNotContain("\tat ");
  }

  @Test
  void aSecondModuleOnTheSameRootIsRefused() {
    try (ContdProcess first = NODE.contd()) {
      ContdProcess second = started("second.out", NODE.flags());
      assertThat(second.await()).isEqualTo(1);
      assertThat(second.printed()).contains("another contd");
      assertThat(first.isAlive()).isTrue();
    }
  }

  @Test
  void theFlagsOfExistingUnitFilesWork() {
    List<String> flags =
        List.of(
            "--workers=5",
            "--congainerd=" + NODE.containerd().socket(),
            "--root=" + NODE.folder().resolve("contd"),
            "--broker=" + NODE.redis().address(),
            "--log-dir=" + NODE.folder().resolve("log"));
    try (ContdProcess contd = started("unit.out", flags);
        ContainerStub stub = NODE.stub()) {
      Eventually.that("it serves", () -> stub.listNamespaces() != null);
      assertThat(contd.printed()).contains("--workers 5 sets nothing");
    }
  }

  @Test
  void itStartsWithoutRedisAndServesOnceThatIsThere() {
    NODE.redis().kill();
    try (ContdProcess contd = started("noredis.out", NODE.flags());
        ContainerStub stub = NODE.stub()) {
      Eventually.that("it says so", () -> contd.printed().contains("can't be reached"));
      NODE.redis().restart();
      Eventually.that("it serves", () -> !stub.status().objects().isEmpty());
      assertThat(contd.isAlive()).isTrue();
    }
  }

  @Test
  void termEndsItWithinMoments() {
    ContdProcess contd = NODE.contd();
    contd.close();
    assertThat(contd.isAlive()).isFalse();
    assertThat(contd.await()).isEqualTo(143);
  }

  @Test
  void statusNamesTheObject() {
    try (ContdProcess contd = NODE.contd();
        ContainerStub stub = NODE.stub()) {
      assertThat(stub.status().objects()).containsExactly(ContainerObject.ID);
      assertThat(contd.isAlive()).isTrue();
    }
  }
}
