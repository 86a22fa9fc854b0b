package org.zos.container.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can't be parsed is pinned with the other settings. */
final class ContainerRuntimeTest {
  private static final String USUAL = "io.containerd.runc.v2";

  @Test
  void theUsualProgramIsKnownToItsRuntime() {
    assertThat(ContainerRuntime.parse("runc")).isEqualTo(new ContainerRuntime(USUAL, "runc"));
    assertThat(ContainerRuntime.parse("runc").hasOtherProgram()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"crun", "/opt/bin/runc", "/containerd-shim-zos-v1/runc"})
  void aProgramIsForTheUsualRuntime(String program) {
    ContainerRuntime runtime = ContainerRuntime.parse(program);
    assertThat(runtime).isEqualTo(new ContainerRuntime(USUAL, program));
    assertThat(runtime.hasOtherProgram()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"io.containerd.kata.v2", USUAL, "/opt/bin/containerd-shim-zos-v1"})
  void aRuntimeOfContainerdsHasTheUsualProgram(String shim) {
    assertThat(ContainerRuntime.parse(shim)).isEqualTo(new ContainerRuntime(shim, "runc"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"io.containerd.zos.v1", "/opt/bin/containerd-shim-zos-v1", "/opt/any"})
  void aRuntimeOfContainerdsMayBeGivenItsProgram(String shim) {
    assertThat(ContainerRuntime.parse(shim + ",/opt/bin/crun"))
        .isEqualTo(new ContainerRuntime(shim, "/opt/bin/crun"));
    assertThat(ContainerRuntime.parse(shim + ",runc"))
        .isEqualTo(new ContainerRuntime(shim, "runc"));
  }

  @Test
  void pathsAreWrittenPlainly() {
    assertThat(ContainerRuntime.parse("/a/../b/./x,/c//crun"))
        .isEqualTo(new ContainerRuntime("/b/x", "/c/crun"));
    assertThat(ContainerRuntime.parse("/a/../runc").program()).isEqualTo("/runc");
  }
}
