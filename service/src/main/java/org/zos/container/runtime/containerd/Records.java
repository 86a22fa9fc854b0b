package org.zos.container.runtime.containerd;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.ContainerRuntime;
import org.zos.container.runtime.NewContainer;
import org.zos.container.runtime.SpecJson;
import org.zos.container.runtime.containerd.api.containers.Container;
import org.zos.zbus.wire.EncodedValue;

/** A container's record as containerd keeps it, and as the module sees it. */
final class Records {
  /** Under this name the whole definition lies on containerd's record, MessagePack. */
  static final String DEFINITION = "zos.container/definition";

  private static final String DEFINITION_TYPE = "zos.container.v1.Container";
  private static final String SPEC_TYPE = "types.containerd.io/opencontainers/runtime-spec/1/Spec";

  private Records() {}

  static Container toContainerd(NewContainer container, ContainerRuntime runtime) {
    return Container.newBuilder()
        .setId(container.ref().id())
        .putAllLabels(container.labels())
        .setRuntime(Runtimes.of(runtime))
        .setSpec(spec(container.ociSpec()))
        .putExtensions(DEFINITION, definition(container.definition()))
        .build();
  }

  static Any spec(String ociSpec) {
    return any(SPEC_TYPE, ByteString.copyFromUtf8(ociSpec));
  }

  static Any definition(EncodedValue definition) {
    return any(DEFINITION_TYPE, ByteString.copyFrom(definition.bytes()));
  }

  static ContainerRecord fromContainerd(String ns, Container container) {
    return new ContainerRecord(
        new ContainerRef(ns, container.getId()),
        container.getLabelsMap(),
        definition(container),
        Timestamps.instant(container.getCreatedAt()),
        new SpecJson(container.getSpec().getValue().toByteArray()));
  }

  private static EncodedValue definition(Container container) {
    Any extension = container.getExtensionsOrDefault(DEFINITION, Any.getDefaultInstance());
    return new EncodedValue(extension.getValue().toByteArray());
  }

  private static Any any(String type, ByteString value) {
    return Any.newBuilder().setTypeUrl(type).setValue(value).build();
  }
}
