package org.zos.container.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CapabilityTest {
  private static final Path DOCUMENT = Path.of("../docs/isolation.md");

  @ParameterizedTest
  @EnumSource(Capability.class)
  void eachHasAReasonThatIsDocumented(Capability capability) throws IOException {
    assertThat(capability.reason()).isNotBlank();
    assertThat(Files.readString(DOCUMENT))
        .contains("| `%s` | %s |".formatted(capability.kernelName(), capability.reason()));
  }
}
