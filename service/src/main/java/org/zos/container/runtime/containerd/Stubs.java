package org.zos.container.runtime.containerd;

import io.grpc.Channel;
import io.grpc.Metadata;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.zos.container.runtime.containerd.api.containers.ContainersGrpc;
import org.zos.container.runtime.containerd.api.containers.ContainersGrpc.ContainersFutureStub;
import org.zos.container.runtime.containerd.api.events.EventsGrpc;
import org.zos.container.runtime.containerd.api.events.EventsGrpc.EventsBlockingStub;
import org.zos.container.runtime.containerd.api.namespaces.NamespacesGrpc;
import org.zos.container.runtime.containerd.api.namespaces.NamespacesGrpc.NamespacesFutureStub;
import org.zos.container.runtime.containerd.api.tasks.TasksGrpc;
import org.zos.container.runtime.containerd.api.tasks.TasksGrpc.TasksFutureStub;
import org.zos.container.runtime.containerd.api.version.VersionGrpc;
import org.zos.container.runtime.containerd.api.version.VersionGrpc.VersionFutureStub;

/**
 * containerd's services on one channel, each call with its deadline and, where it needs one, the
 * namespace that it is about.
 */
final class Stubs {
  /** What only reads or writes containerd's own records. */
  private static final Duration QUICK = Duration.ofSeconds(20);

  /** What starts or ends processes: a loaded node takes its time, and giving up early leaks. */
  private static final Duration SLOW = Duration.ofMinutes(2);

  private static final Metadata.Key<String> NAMESPACE =
      Metadata.Key.of("containerd-namespace", Metadata.ASCII_STRING_MARSHALLER);

  private final Channel channel;

  Stubs(Channel channel) {
    this.channel = channel;
  }

  VersionFutureStub version() {
    return within(QUICK, VersionGrpc.newFutureStub(channel));
  }

  NamespacesFutureStub namespaces() {
    return within(QUICK, NamespacesGrpc.newFutureStub(channel));
  }

  /** To make a namespace, which containerd does before it misses the header. */
  NamespacesFutureStub namespaces(String ns) {
    return within(QUICK, in(ns, NamespacesGrpc.newFutureStub(channel)));
  }

  ContainersFutureStub containers(String ns) {
    return within(QUICK, in(ns, ContainersGrpc.newFutureStub(channel)));
  }

  TasksFutureStub tasks(String ns) {
    return within(QUICK, in(ns, TasksGrpc.newFutureStub(channel)));
  }

  TasksFutureStub slowTasks(String ns) {
    return within(SLOW, in(ns, TasksGrpc.newFutureStub(channel)));
  }

  /** Without a deadline: whoever waits for the end of a process bounds that by itself. */
  TasksFutureStub waiting(String ns) {
    return in(ns, TasksGrpc.newFutureStub(channel));
  }

  /** Without a deadline: a subscription lasts. */
  EventsBlockingStub events() {
    return EventsGrpc.newBlockingStub(channel).withWaitForReady();
  }

  private static <S extends AbstractStub<S>> S within(Duration deadline, S stub) {
    return stub.withDeadlineAfter(deadline.toNanos(), TimeUnit.NANOSECONDS);
  }

  private static <S extends AbstractStub<S>> S in(String ns, S stub) {
    Metadata headers = new Metadata();
    headers.put(NAMESPACE, ns);
    return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
  }
}
