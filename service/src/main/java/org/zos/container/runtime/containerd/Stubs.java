package org.zos.container.runtime.containerd;

import io.grpc.Channel;
import io.grpc.Metadata;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.zos.container.runtime.containerd.api.containers.ContainersGrpc;
import org.zos.container.runtime.containerd.api.containers.ContainersGrpc.ContainersFutureStub;
import org.zos.container.runtime.containerd.api.content.ContentGrpc;
import org.zos.container.runtime.containerd.api.content.ContentGrpc.ContentBlockingStub;
import org.zos.container.runtime.containerd.api.events.EventsGrpc;
import org.zos.container.runtime.containerd.api.events.EventsGrpc.EventsBlockingStub;
import org.zos.container.runtime.containerd.api.events.EventsGrpc.EventsFutureStub;
import org.zos.container.runtime.containerd.api.images.ImagesGrpc;
import org.zos.container.runtime.containerd.api.images.ImagesGrpc.ImagesFutureStub;
import org.zos.container.runtime.containerd.api.leases.LeasesGrpc;
import org.zos.container.runtime.containerd.api.leases.LeasesGrpc.LeasesFutureStub;
import org.zos.container.runtime.containerd.api.namespaces.NamespacesGrpc;
import org.zos.container.runtime.containerd.api.namespaces.NamespacesGrpc.NamespacesFutureStub;
import org.zos.container.runtime.containerd.api.snapshots.SnapshotsGrpc;
import org.zos.container.runtime.containerd.api.snapshots.SnapshotsGrpc.SnapshotsFutureStub;
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

  private static final Metadata.Key<String> LEASE =
      Metadata.Key.of("containerd-lease", Metadata.ASCII_STRING_MARSHALLER);

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

  ImagesFutureStub images(String ns) {
    return within(QUICK, in(ns, ImagesGrpc.newFutureStub(channel)));
  }

  ContentBlockingStub content(String ns) {
    return within(QUICK, in(ns, ContentGrpc.newBlockingStub(channel)));
  }

  LeasesFutureStub leases(String ns) {
    return within(QUICK, in(ns, LeasesGrpc.newFutureStub(channel)));
  }

  SnapshotsFutureStub snapshots(String ns) {
    return within(SLOW, in(ns, SnapshotsGrpc.newFutureStub(channel)));
  }

  /** What is made by this one belongs to a lease. */
  SnapshotsFutureStub snapshots(String ns, String lease) {
    return with(LEASE, lease, snapshots(ns));
  }

  EventsFutureStub events(String ns) {
    return within(QUICK, in(ns, EventsGrpc.newFutureStub(channel)));
  }

  /** Without a deadline: a subscription lasts. */
  EventsBlockingStub events() {
    return EventsGrpc.newBlockingStub(channel).withWaitForReady();
  }

  private static <S extends AbstractStub<S>> S within(Duration deadline, S stub) {
    return stub.withDeadlineAfter(deadline.toNanos(), TimeUnit.NANOSECONDS);
  }

  private static <S extends AbstractStub<S>> S in(String ns, S stub) {
    return with(NAMESPACE, ns, stub);
  }

  private static <S extends AbstractStub<S>> S with(
      Metadata.Key<String> key, String value, S stub) {
    Metadata headers = new Metadata();
    headers.put(key, value);
    return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
  }
}
