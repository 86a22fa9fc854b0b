package org.zos.container.runtime.containerd;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import org.junit.jupiter.api.Test;
import org.zos.container.runtime.ContainerRuntime;
import org.zos.container.runtime.containerd.api.containers.Container;
import org.zos.container.runtime.containerd.api.runtimes.Options;

final class RuntimesTest {
  @Test
  void theUsualProgramNeedsNoOptions() {
    Container.Runtime runtime = Runtimes.of(new ContainerRuntime("io.containerd.zos.v1", "runc"));
    assertThat(runtime.getName()).isEqualTo("io.containerd.zos.v1");
    assertThat(runtime.hasOptions()).isFalse();
  }

  @Test
  void anotherProgramIsNamedToTheRuntime() throws InvalidProtocolBufferException {
    Container.Runtime runtime =
        Runtimes.of(new ContainerRuntime("io.containerd.runc.v2", "/opt/bin/crun"));
    assertThat(runtime.getName()).isEqualTo("io.containerd.runc.v2");
    assertThat(runtime.getOptions().getTypeUrl()).isEqualTo("containerd.runc.v1.Options");
    assertThat(Options.parseFrom(runtime.getOptions().getValue()).getBinaryName())
        .isEqualTo("/opt/bin/crun");
  }
}
