package org.zos.container.runtime.containerd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ChainIdTest {
  private static final String A = "sha256:" + "a".repeat(64);
  private static final String B = "sha256:" + "b".repeat(64);

  @Test
  void oneLayerIsItsOwnChain() {
    assertThat(ChainId.of(List.of())).isEmpty();
    assertThat(ChainId.of(List.of(A))).isEqualTo(A);
  }

  @Test
  void eachLayerIsHashedWithAllBelowIt() {
    assertThat(ChainId.of(List.of(A, B))).isEqualTo(ChainId.digest(A + " " + B));
    assertThat(ChainId.of(List.of(A, B, A)))
        .isEqualTo(ChainId.digest(ChainId.digest(A + " " + B) + " " + A));
    assertThat(ChainId.of(List.of(B, A))).isNotEqualTo(ChainId.of(List.of(A, B)));
  }

  @Test
  void digestsAreHexadecimal() {
    assertThat(ChainId.digest(""))
        .isEqualTo("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }
}
