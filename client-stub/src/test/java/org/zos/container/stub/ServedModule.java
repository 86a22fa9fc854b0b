package org.zos.container.stub;

import static org.zos.container.contract.ContainerFields.CONTAINER;
import static org.zos.container.contract.ContainerFields.DETAILS;
import static org.zos.container.contract.StatsCodec.STATS;
import static org.zos.zbus.codec.Codecs.DURATION;
import static org.zos.zbus.codec.Codecs.INT64;
import static org.zos.zbus.codec.Codecs.STRING;
import static org.zos.zbus.codec.Codecs.listOf;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ContainerModule;
import org.zos.container.contract.ContainerObject;
import org.zos.container.contract.ContractCodecs;
import org.zos.zbus.CallException;
import org.zos.zbus.server.Call;
import org.zos.zbus.server.Handler;
import org.zos.zbus.server.MethodSpec;
import org.zos.zbus.server.ObjectSpec;
import org.zos.zbus.server.Param;
import org.zos.zbus.server.ZbusServer;
import org.zos.zbus.transport.ServerTransport;
import org.zos.zbus.wire.CallError;

/** Puts a module on the bus, at a time that stands still. */
public final class ServedModule {
  private final ContainerModule behind;

  private ServedModule(ContainerModule behind) {
    this.behind = behind;
  }

  /** Serves it; the caller closes the server. */
  public static ZbusServer start(String module, ServerTransport transport, ContainerModule behind) {
    return start(module, transport, behind, method -> true);
  }

  /** Serves only the methods of these names. */
  public static ZbusServer start(
      String module, ServerTransport transport, ContainerModule behind, Set<String> methods) {
    return start(module, transport, behind, method -> methods.contains(method.name()));
  }

  private static ZbusServer start(
      String module,
      ServerTransport transport,
      ContainerModule behind,
      Predicate<MethodSpec> which) {
    MethodSpec[] methods =
        new ServedModule(behind).methods().filter(which).toArray(MethodSpec[]::new);
    ZbusServer server =
        ZbusServer.of(module, transport)
            .sources(Clock.fixed(FakeModule.CREATED, ZoneOffset.UTC), RandomGenerator.getDefault())
            .object(ObjectSpec.of(ContainerObject.ID, methods))
            .build();
    server.start();
    return server;
  }

  private Stream<MethodSpec> methods() {
    return Stream.of(
        run(),
        named("Inspect").returning(DETAILS, behind::inspect),
        named("Delete").returningNothing(behind::delete),
        named("Logs").returning(STRING, behind::logs),
        named("SignalDelete").returningNothing(behind::signalDelete),
        named("Stats").returning(STATS, behind::stats),
        logsTail(),
        exec(),
        execOutput(),
        list(),
        MethodSpec.named("ListNS")
            .returning(listOf(STRING), told(call -> behind.listNamespaces())));
  }

  private MethodSpec run() {
    MethodSpec.Builder method = MethodSpec.named("Run");
    Param<String> ns = method.param("ns", STRING);
    Param<Container> data = method.param("data", CONTAINER);
    return method.returning(STRING, told(call -> behind.run(call.get(ns), call.get(data))));
  }

  private MethodSpec logsTail() {
    MethodSpec.Builder method = MethodSpec.named("LogsTail");
    Param<String> ns = method.param("ns", STRING);
    Param<String> id = method.param("id", STRING);
    Param<Long> lines = method.param("lines", INT64);
    return method.returning(
        STRING,
        told(
            call -> behind.logsTail(call.get(ns), call.get(id), Math.toIntExact(call.get(lines)))));
  }

  private MethodSpec exec() {
    Command exec = new Command(MethodSpec.named("Exec"));
    Handler<String> handler =
        told(call -> {
          behind.exec(
              call.get(exec.ns), call.get(exec.id), call.get(exec.timeout), call.get(exec.args));
          return "";
        });
    return exec.method.returningNothing(handler::handle);
  }

  private MethodSpec execOutput() {
    Command exec = new Command(MethodSpec.named("ExecOutput"));
    return exec.method.returning(
        ContractCodecs.EXEC_OUTPUT,
        told(call ->
            behind.execOutput(
                call.get(exec.ns),
                call.get(exec.id),
                call.get(exec.timeout),
                call.get(exec.args))));
  }

  /** The parameters of a method that runs a command. */
  private static final class Command {
    private final MethodSpec.Builder method;
    private final Param<String> ns;
    private final Param<String> id;
    private final Param<Duration> timeout;
    private final Param<List<String>> args;

    Command(MethodSpec.Builder method) {
      this.method = method;
      this.ns = method.param("ns", STRING);
      this.id = method.param("id", STRING);
      this.timeout = method.param("timeout", DURATION);
      this.args = method.variadic("args", STRING);
    }
  }

  private MethodSpec list() {
    MethodSpec.Builder method = MethodSpec.named("List");
    Param<String> ns = method.param("ns", STRING);
    return method.returning(listOf(STRING), told(call -> behind.list(call.get(ns))));
  }

  private Named named(String method) {
    return new Named(MethodSpec.named(method));
  }

  private static <R> Handler<R> told(Handler<R> handler) {
    return call -> {
      try {
        return handler.handle(call);
      } catch (ContainerException e) {
        throw new CallException(new CallError(String.valueOf(e.getMessage()), e.code().name()), e);
      }
    };
  }

  /** A method about one container. */
  private static final class Named {
    private final MethodSpec.Builder method;
    private final Param<String> ns;
    private final Param<String> id;

    Named(MethodSpec.Builder method) {
      this.method = method;
      this.ns = method.param("ns", STRING);
      this.id = method.param("id", STRING);
    }

    <R> MethodSpec returning(org.zos.zbus.codec.Codec<R> codec, Answer<R> answer) {
      return method.returning(codec, told(call -> answer.to(call.get(ns), call.get(id))));
    }

    MethodSpec returningNothing(Deed deed) {
      Handler<String> handler = told(call -> done(deed, call));
      return method.returningNothing(handler::handle);
    }

    private String done(Deed deed, Call call) {
      deed.to(call.get(ns), call.get(id));
      return "";
    }
  }

  private interface Answer<R> {
    R to(String ns, String id);
  }

  private interface Deed {
    void to(String ns, String id);
  }
}
