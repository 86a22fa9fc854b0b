package org.zos.container.runtime.containerd;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zos.container.runtime.containerd.api.containers.Container;
import org.zos.container.runtime.containerd.api.runtimes.Options;

final class RuntimesTest {
  @Test
  void theUsualOneNeedsNoOptions() {
    Container.Runtime runtime = Runtimes.of("runc");
    assertThat(runtime.getName()).isEqualTo("io.containerd.runc.v2");
    assertThat(runtime.hasOptions()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"crun", "/opt/bin/runc", "/containerd-shim-zos-v1/runc"})
  void anotherProgramIsNamedToTheSameShim(String program) throws InvalidProtocolBufferException {
    Container.Runtime runtime = Runtimes.of(program);
    assertThat(runtime.getName()).isEqualTo("io.containerd.runc.v2");
    assertThat(runtime.getOptions().getTypeUrl()).isEqualTo("containerd.runc.v1.Options");
    assertThat(Options.parseFrom(runtime.getOptions().getValue()).getBinaryName())
        .isEqualTo(program);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.containerd.kata.v2",
        "io.containerd.runc.v2",
        "/opt/bin/containerd-shim-zos-v1",
      })
  void oneOfContainerdsIsTakenAsItIs(String name) {
    Container.Runtime runtime = Runtimes.of(name);
    assertThat(runtime.getName()).isEqualTo(name);
    assertThat(runtime.hasOptions()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"io.containerd.zos.v1", "/opt/bin/containerd-shim-zos-v1"})
  void oneOfContainerdsMayBeGivenItsProgram(String name) throws InvalidProtocolBufferException {
    Container.Runtime runtime = Runtimes.of(name + ",/opt/bin/crun");
    assertThat(runtime.getName()).isEqualTo(name);
    assertThat(Options.parseFrom(runtime.getOptions().getValue()).getBinaryName())
        .isEqualTo("/opt/bin/crun");
    assertThat(Runtimes.of(name + ",runc").hasOptions()).isFalse();
  }
}
