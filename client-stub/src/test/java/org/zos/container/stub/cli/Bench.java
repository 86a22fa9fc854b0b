package org.zos.container.stub.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerObject;
import org.zos.container.stub.CallTimeouts;
import org.zos.container.stub.ContainerStub;
import org.zos.container.stub.FakeModule;
import org.zos.container.stub.ServedModule;
import org.zos.container.stub.follow.FakeStream;
import org.zos.zbus.client.ZbusClient;
import org.zos.zbus.server.ZbusServer;
import org.zos.zbus.transport.EventReader;
import org.zos.zbus.transport.InMemoryBroker;
import org.zos.zbus.transport.redis.RedisAddress;

/** A module on a bus in memory, and command lines that are run against it. */
final class Bench implements AutoCloseable {
  private final Map<String, String> environment = new HashMap<>();
  private final FakeModule module = new FakeModule();
  private final FakeStream events = new FakeStream();
  private final InMemoryBroker broker = new InMemoryBroker();
  private final ZbusServer server;
  private final ZbusClient client = new ZbusClient(broker);
  private Optional<Opened> opened = Optional.empty();

  Bench() {
    server = ServedModule.start(ContainerObject.MODULE, broker, module);
  }

  private Bench(Set<String> methods) {
    server = ServedModule.start(ContainerObject.MODULE, broker, module, methods);
  }

  /** One whose module has only what the one in Go has. */
  static Bench withOldModule() {
    return new Bench(Set.of("Run", "Inspect", "Delete", "List", "ListNS", "Logs", "SignalDelete"));
  }

  /**
   * What a program that has ended leaves.
   *
   * @param exitCode of the program
   * @param out what it printed as result
   * @param err what it printed as errors
   */
  record Result(int exitCode, String out, String err) {
    static Result ok(String out) {
      return new Result(ExitCode.OK, out, "");
    }

    static Result failed(int exitCode, String message) {
      return new Result(exitCode, "", "contctl: " + message + "\n");
    }
  }

  /**
   * What a command asked to be connected to.
   *
   * @param broker the address
   * @param module the name
   * @param timeouts of its calls
   */
  record Opened(String broker, String module, CallTimeouts timeouts) {}

  /** Runs the program. */
  Result run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Session session =
        new Session(new GlobalOptions(environment), this::open, new Output(out), new Output(err));
    int exitCode = Contctl.run(session, args);
    return new Result(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** Sets a variable of the program's environment. */
  Bench with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Starts a container that is of no interest but for its name. */
  Bench having(String ns, String id) {
    module.run(ns, Container.named(id).rootFs("/rootfs").network("net-1").build());
    return this;
  }

  FakeModule module() {
    return module;
  }

  FakeStream events() {
    return events;
  }

  /** What the last command was connected to; empty when it did not come so far. */
  Optional<Opened> opened() {
    return opened;
  }

  private Connection open(RedisAddress address, String name, CallTimeouts timeouts) {
    opened = Optional.of(new Opened(address.toString(), name, timeouts));
    return new InMemory(ContainerStub.over(client).module(name).timeouts(timeouts).build(), events);
  }

  private record InMemory(ContainerStub module, EventReader events) implements Connection {
    @Override
    public void close() {
      module.close();
    }
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
