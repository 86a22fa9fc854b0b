package org.zos.container.runtime.containerd;

import com.google.protobuf.Empty;
import com.google.protobuf.FieldMask;
import io.grpc.ManagedChannel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.zos.container.contract.ContainerStats;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.ContainerRuntime;
import org.zos.container.runtime.EngineEvents;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.ExecEngine;
import org.zos.container.runtime.ImageStore;
import org.zos.container.runtime.NewContainer;
import org.zos.container.runtime.TaskState;
import org.zos.container.runtime.containerd.api.containers.Container;
import org.zos.container.runtime.containerd.api.containers.CreateContainerRequest;
import org.zos.container.runtime.containerd.api.containers.DeleteContainerRequest;
import org.zos.container.runtime.containerd.api.containers.GetContainerRequest;
import org.zos.container.runtime.containerd.api.containers.ListContainersRequest;
import org.zos.container.runtime.containerd.api.containers.UpdateContainerRequest;
import org.zos.container.runtime.containerd.api.namespaces.ListNamespacesRequest;
import org.zos.container.runtime.containerd.api.namespaces.Namespace;
import org.zos.container.runtime.containerd.api.tasks.CreateTaskRequest;
import org.zos.container.runtime.containerd.api.tasks.DeleteTaskRequest;
import org.zos.container.runtime.containerd.api.tasks.GetRequest;
import org.zos.container.runtime.containerd.api.tasks.KillRequest;
import org.zos.container.runtime.containerd.api.tasks.MetricsRequest;
import org.zos.container.runtime.containerd.api.tasks.StartRequest;
import org.zos.container.runtime.containerd.api.tasks.WaitRequest;
import org.zos.zbus.wire.EncodedValue;

/** containerd 1.6 to 2.x, on one connection that is kept for all calls. */
public final class ContainerdEngine implements ContainerEngine, AutoCloseable {
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final ContainerRuntime runtime;
  private final EventLoopGroup loop;
  private final ManagedChannel channel;
  private final Stubs stubs;
  private final ExecEngine execs;

  /**
   * Prepares the connection; it is made at the first call.
   *
   * @param socket where containerd listens
   * @param runtime what new containers are run with
   */
  public ContainerdEngine(Path socket, ContainerRuntime runtime) {
    this.runtime = runtime;
    this.loop =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("containerd", true), EpollIoHandler.newFactory());
    this.channel = Channels.to(socket, loop);
    this.stubs = new Stubs(channel);
    this.execs = new ContainerdExecs(stubs);
  }

  @Override
  public String version() {
    return Answers.await(
            "asking for the version", stubs.version().version(Empty.getDefaultInstance()))
        .getVersion();
  }

  @Override
  public List<String> namespaces() {
    return Answers.await(
            "listing namespaces",
            stubs.namespaces().list(ListNamespacesRequest.getDefaultInstance()))
        .getNamespacesList()
        .stream()
        .map(Namespace::getName)
        .toList();
  }

  @Override
  public void create(NewContainer container) {
    ContainerRef ref = container.ref();
    var request =
        CreateContainerRequest.newBuilder()
            .setContainer(Records.toContainerd(container, runtime))
            .build();
    Answers.await("creating " + ref, stubs.containers(ref.ns()).create(request));
  }

  @Override
  public Optional<ContainerRecord> find(ContainerRef ref) {
    var request = GetContainerRequest.newBuilder().setId(ref.id()).build();
    try {
      var found = Answers.await("looking up " + ref, stubs.containers(ref.ns()).get(request));
      return Optional.of(Records.fromContainerd(ref.ns(), found.getContainer()));
    } catch (EngineException.NotFound e) {
      return Optional.empty();
    }
  }

  @Override
  public List<ContainerRecord> list(String ns) {
    var request = ListContainersRequest.getDefaultInstance();
    return Answers.await(
            "listing the containers of namespace '" + ns + "'", stubs.containers(ns).list(request))
        .getContainersList()
        .stream()
        .map(container -> Records.fromContainerd(ns, container))
        .toList();
  }

  @Override
  public void setLabels(ContainerRef ref, Map<String, String> labels) {
    change(
        "changing the labels of " + ref,
        ref,
        Container.newBuilder().putAllLabels(labels),
        labels.keySet().stream().map(key -> "labels." + key).toList());
  }

  @Override
  public void update(ContainerRef ref, String ociSpec, EncodedValue definition) {
    change(
        "changing " + ref,
        ref,
        Container.newBuilder()
            .setSpec(Records.spec(ociSpec))
            .putExtensions(Records.DEFINITION, Records.definition(definition)),
        List.of("spec", "extensions." + Records.DEFINITION));
  }

  @Override
  public void removeLabel(ContainerRef ref, String key) {
    // a label that the mask names and the record lacks is taken away
    change("changing the labels of " + ref, ref, Container.newBuilder(), List.of("labels." + key));
  }

  /** Changes what the paths name, and nothing else of the record. */
  private void change(String what, ContainerRef ref, Container.Builder values, List<String> paths) {
    var request =
        UpdateContainerRequest.newBuilder()
            .setContainer(values.setId(ref.id()))
            .setUpdateMask(FieldMask.newBuilder().addAllPaths(paths))
            .build();
    Answers.await(what, stubs.containers(ref.ns()).update(request));
  }

  @Override
  public boolean delete(ContainerRef ref) {
    var request = DeleteContainerRequest.newBuilder().setId(ref.id()).build();
    return Answers.found(
        () -> Answers.await("removing " + ref, stubs.containers(ref.ns()).delete(request)));
  }

  @Override
  public void createTask(ContainerRef ref, URI output) {
    var request =
        CreateTaskRequest.newBuilder()
            .setContainerId(ref.id())
            .setStdout(output.toString())
            .setStderr(output.toString())
            .build();
    Answers.await("preparing the process of " + ref, stubs.slowTasks(ref.ns()).create(request));
  }

  @Override
  public long startTask(ContainerRef ref) {
    var request = StartRequest.newBuilder().setContainerId(ref.id()).build();
    return Answers.await("starting the process of " + ref, stubs.slowTasks(ref.ns()).start(request))
        .getPid();
  }

  @Override
  public Optional<TaskState> task(ContainerRef ref) {
    var request = GetRequest.newBuilder().setContainerId(ref.id()).build();
    try {
      var found =
          Answers.await("looking up the process of " + ref, stubs.tasks(ref.ns()).get(request));
      return Optional.of(Tasks.state(found.getProcess()));
    } catch (EngineException.NotFound e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<ContainerStats> usage(ContainerRef ref) {
    // what has ended is measured too, until it is cleared away: it uses nothing any more
    return task(ref).flatMap(TaskState::livePid).flatMap(pid -> measure(ref));
  }

  private Optional<ContainerStats> measure(ContainerRef ref) {
    String what = "measuring " + ref;
    // names have no quotes in them
    var request = MetricsRequest.newBuilder().addFilters("id==\"" + ref.id() + "\"").build();
    return Answers.await(what, stubs.tasks(ref.ns()).metrics(request)).getMetricsList().stream()
        .filter(metric -> metric.getId().equals(ref.id()) && metric.hasData())
        .findFirst()
        .map(metric -> Usage.of(what, metric));
  }

  @Override
  public boolean signal(ContainerRef ref, Signal signal) {
    return kill(ref, signal, false);
  }

  @Override
  public boolean killAll(ContainerRef ref) {
    return kill(ref, Signal.KILL, true);
  }

  private boolean kill(ContainerRef ref, Signal signal, boolean all) {
    var request =
        KillRequest.newBuilder()
            .setContainerId(ref.id())
            .setSignal(signal.number())
            .setAll(all)
            .build();
    return Answers.found(() ->
        Answers.await("sending " + signal + " to " + ref, stubs.tasks(ref.ns()).kill(request)));
  }

  @Override
  public boolean awaitExit(ContainerRef ref, Duration wait) {
    var request = WaitRequest.newBuilder().setContainerId(ref.id()).build();
    try {
      return Answers.awaitAtMost(
          "waiting for the end of " + ref, wait, stubs.waiting(ref.ns()).wait(request));
    } catch (EngineException.NotFound e) {
      return true;
    }
  }

  @Override
  public boolean deleteTask(ContainerRef ref) {
    var request = DeleteTaskRequest.newBuilder().setContainerId(ref.id()).build();
    return Answers.found(() ->
        Answers.await("removing the process of " + ref, stubs.slowTasks(ref.ns()).delete(request)));
  }

  /** What it runs in containers beside their own processes, on the same connection. */
  public ExecEngine execs() {
    return execs;
  }

  @Override
  public EngineEvents subscribe() {
    return new ContainerdEvents(stubs);
  }

  /**
   * The images of the same containerd, on the same connection.
   *
   * @param snapshotter what unpacks them, for example {@code overlayfs}
   */
  public ImageStore images(String snapshotter) {
    return new ContainerdImages(stubs, snapshotter);
  }

  /** Ends the connection; calls under way fail. */
  @Override
  public void close() {
    channel.shutdownNow();
    loop.shutdownGracefully(0, CLOSING.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly();
  }
}
