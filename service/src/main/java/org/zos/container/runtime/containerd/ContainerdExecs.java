package org.zos.container.runtime.containerd;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.zos.container.runtime.ContainerEngine.Signal;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.ExecEngine;
import org.zos.container.runtime.ExecRef;
import org.zos.container.runtime.TaskState;
import org.zos.container.runtime.containerd.api.tasks.DeleteProcessRequest;
import org.zos.container.runtime.containerd.api.tasks.ExecProcessRequest;
import org.zos.container.runtime.containerd.api.tasks.GetRequest;
import org.zos.container.runtime.containerd.api.tasks.KillRequest;
import org.zos.container.runtime.containerd.api.tasks.StartRequest;
import org.zos.container.runtime.containerd.api.tasks.WaitRequest;
import org.zos.container.runtime.containerd.api.tasks.WaitResponse;

/** What containerd calls execs. */
final class ContainerdExecs implements ExecEngine {
  private static final String PROCESS_TYPE =
      "types.containerd.io/opencontainers/runtime-spec/1/Process";

  private final Stubs stubs;

  ContainerdExecs(Stubs stubs) {
    this.stubs = stubs;
  }

  @Override
  public void prepareExec(ExecRef exec, String process, Optional<URI> output) {
    ContainerRef ref = exec.container();
    // without any place for output containerd gives it /dev/null
    String place = output.map(URI::toString).orElse("");
    var request =
        ExecProcessRequest.newBuilder()
            .setContainerId(ref.id())
            .setExecId(exec.id())
            .setStdout(place)
            .setStderr(place)
            .setSpec(
                Any.newBuilder()
                    .setTypeUrl(PROCESS_TYPE)
                    .setValue(ByteString.copyFromUtf8(process)))
            .build();
    Answers.await("preparing " + exec, stubs.tasks(ref.ns()).exec(request));
  }

  @Override
  public CompletableFuture<TaskState.Exit> exitOf(ExecRef exec) {
    ContainerRef ref = exec.container();
    var request = WaitRequest.newBuilder().setContainerId(ref.id()).setExecId(exec.id()).build();
    return Answers.later(
        "waiting for the end of " + exec,
        stubs.waiting(ref.ns()).wait(request),
        ContainerdExecs::exit);
  }

  private static TaskState.Exit exit(WaitResponse ended) {
    return new TaskState.Exit(ended.getExitStatus(), Timestamps.instant(ended.getExitedAt()));
  }

  @Override
  public long startExec(ExecRef exec) {
    ContainerRef ref = exec.container();
    var request = StartRequest.newBuilder().setContainerId(ref.id()).setExecId(exec.id()).build();
    return Answers.await("starting " + exec, stubs.slowTasks(ref.ns()).start(request)).getPid();
  }

  @Override
  public Optional<TaskState> exec(ExecRef exec) {
    ContainerRef ref = exec.container();
    var request = GetRequest.newBuilder().setContainerId(ref.id()).setExecId(exec.id()).build();
    try {
      var found = Answers.await("looking up " + exec, stubs.tasks(ref.ns()).get(request));
      return Optional.of(Tasks.state(found.getProcess()));
    } catch (EngineException.NotFound e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean killExec(ExecRef exec) {
    ContainerRef ref = exec.container();
    var request =
        KillRequest.newBuilder()
            .setContainerId(ref.id())
            .setExecId(exec.id())
            .setSignal(Signal.KILL.number())
            .build();
    return Answers.found(
        () -> Answers.await("killing " + exec, stubs.tasks(ref.ns()).kill(request)));
  }

  @Override
  public boolean deleteExec(ExecRef exec) {
    ContainerRef ref = exec.container();
    var request =
        DeleteProcessRequest.newBuilder().setContainerId(ref.id()).setExecId(exec.id()).build();
    return Answers.found(
        () -> Answers.await("removing " + exec, stubs.slowTasks(ref.ns()).deleteProcess(request)));
  }
}
