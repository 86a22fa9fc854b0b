package org.zos.container.bus;

import static org.zos.container.bus.Failures.told;
import static org.zos.container.bus.Failures.toldOfNothing;
import static org.zos.zbus.codec.Codecs.DURATION;
import static org.zos.zbus.codec.Codecs.STRING;

import java.time.Duration;
import java.util.List;
import org.zos.container.contract.ContainerModule;
import org.zos.container.contract.ContractCodecs;
import org.zos.container.operation.Exec;
import org.zos.zbus.server.Call;
import org.zos.zbus.server.MethodSpec;
import org.zos.zbus.server.Param;
import org.zos.zbus.server.Redo;

/** The methods that run a command. They wait for no other call, and none waits for them. */
final class ExecMethods {
  /** What the engine may take to start a command, to kill it and to remove it. */
  private static final Duration AROUND = Duration.ofMinutes(8);

  private final Exec operation;

  ExecMethods(Exec operation) {
    this.operation = operation;
  }

  /** The one of which only the exit code is known. */
  MethodSpec exec() {
    Declared exec = new Declared("Exec");
    return exec.method.returningNothing(toldOfNothing(call -> operation.exec(exec.call(call))));
  }

  /** The one that gives output. */
  MethodSpec execOutput() {
    Declared exec = new Declared("ExecOutput");
    return exec.method.returning(
        ContractCodecs.EXEC_OUTPUT, told(call -> operation.execOutput(exec.call(call))));
  }

  private final class Declared {
    private final MethodSpec.Builder method;
    private final Param<String> ns;
    private final Param<String> id;
    private final Param<Duration> timeout;
    private final Param<List<String>> args;

    Declared(String name) {
      this.method =
          MethodSpec.named(name)
              .onCrash(Redo.FAIL)
              .cleaningUp(this::cleanUp)
              .within(ContainerModule.LONGEST_EXEC.plus(AROUND));
      this.ns = method.param("ns", STRING);
      this.id = method.param("id", STRING);
      this.timeout = method.param("timeout", DURATION);
      this.args = method.variadic("args", STRING);
    }

    Exec.Call call(Call call) {
      return new Exec.Call(
          call.id(),
          call.get(ns),
          call.get(id),
          call.get(timeout),
          call.get(args),
          call::whenAnswered);
    }

    private void cleanUp(Call call) {
      operation.abandon(call.id(), call.get(ns), call.get(id));
    }
  }
}
