package org.zos.container.stub;

import static org.zos.container.contract.ContainerFields.CONTAINER;
import static org.zos.container.contract.ContainerFields.DETAILS;
import static org.zos.container.contract.ContractCodecs.EXEC_OUTPUT;
import static org.zos.container.contract.StatsCodec.STATS;
import static org.zos.zbus.codec.Codecs.DURATION;
import static org.zos.zbus.codec.Codecs.INT64;
import static org.zos.zbus.codec.Codecs.STRING;
import static org.zos.zbus.codec.Codecs.listOf;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerDetails;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ContainerModule;
import org.zos.container.contract.ContainerObject;
import org.zos.container.contract.ContainerStats;
import org.zos.container.contract.ExecOutput;
import org.zos.zbus.client.RemoteObject;
import org.zos.zbus.client.RemoteObject.RemoteCall;
import org.zos.zbus.client.ZbusClient;
import org.zos.zbus.codec.Codec;
import org.zos.zbus.transport.redis.RedisAddress;
import org.zos.zbus.wire.ModuleStatus;

/**
 * The container module, called over the bus.
 *
 * <p>For any thread, any number at once. Making one connects nothing, so it can be made while Redis
 * is away. Every call blocks at most for its time in {@link CallTimeouts}, and some seconds more
 * where Redis itself does not answer. Closing it closes what it opened itself: nothing, where it
 * was given a client.
 */
public final class ContainerStub implements ContainerModule, AutoCloseable {
  private static final Codec<List<String>> STRINGS = listOf(STRING);

  private final ClientLease lease;
  private final String module;
  private final CallTimeouts timeouts;
  private final RemoteObject object;

  private ContainerStub(ClientLease lease, String module, CallTimeouts timeouts) {
    this.lease = lease;
    this.module = module;
    this.timeouts = timeouts;
    this.object = lease.client().object(ContainerObject.queue(module));
  }

  /** Begins a stub with a client of its own, for the Redis at this address. */
  public static Builder over(RedisAddress address) {
    return new Builder(() -> ClientLease.own(address));
  }

  /** Begins a stub that shares a client with others; whoever made the client closes it. */
  public static Builder over(ZbusClient client) {
    return new Builder(() -> ClientLease.shared(client));
  }

  @Override
  public String run(String ns, Container container) {
    Attempt attempt = attempt("run", ns, container.name());
    RemoteCall call =
        attempt.prepare(() -> object.call("Run").with(STRING, ns).with(CONTAINER, container));
    return attempt.make(() -> call.returning(STRING, timeouts.run()));
  }

  @Override
  public ContainerDetails inspect(String ns, String id) {
    return attempt("inspect", ns, id)
        .make(() -> named("Inspect", ns, id).returning(DETAILS, timeouts.read()));
  }

  @Override
  public void delete(String ns, String id) {
    attempt("delete", ns, id)
        .perform(() -> named("Delete", ns, id).returningNothing(timeouts.delete()));
  }

  @Override
  public List<String> list(String ns) {
    return attempt("list " + (ns.isEmpty() ? "all" : ns))
        .make(() -> object.call("List").with(STRING, ns).returning(STRINGS, timeouts.read()));
  }

  @Override
  public List<String> listNamespaces() {
    return attempt("list namespaces")
        .make(() -> object.call("ListNS").returning(STRINGS, timeouts.read()));
  }

  @Override
  public String logs(String ns, String id) {
    return attempt("logs of", ns, id)
        .make(() -> named("Logs", ns, id).returning(STRING, timeouts.read()));
  }

  @Override
  public String logsTail(String ns, String id, int lines) {
    return attempt("logs of", ns, id)
        .make(() ->
            named("LogsTail", ns, id).with(INT64, (long) lines).returning(STRING, timeouts.read()));
  }

  @Override
  public void signalDelete(String ns, String id) {
    attempt("stop", ns, id)
        .perform(() -> named("SignalDelete", ns, id).returningNothing(timeouts.delete()));
  }

  @Override
  public ContainerStats stats(String ns, String id) {
    return attempt("stats of", ns, id)
        .make(() -> named("Stats", ns, id).returning(STATS, timeouts.read()));
  }

  @Override
  public void exec(String ns, String id, Duration timeout, List<String> command) {
    Attempt attempt = attempt("exec in", ns, id);
    RemoteCall call = attempt.prepare(() -> command("Exec", ns, id, timeout, command));
    attempt.perform(() -> call.returningNothing(wait(timeout)));
  }

  @Override
  public ExecOutput execOutput(String ns, String id, Duration timeout, List<String> command) {
    Attempt attempt = attempt("exec in", ns, id);
    RemoteCall call = attempt.prepare(() -> command("ExecOutput", ns, id, timeout, command));
    return attempt.make(() -> call.returning(EXEC_OUTPUT, wait(timeout)));
  }

  /** A time that the module refuses is refused at once, and not by running out of time here. */
  private Duration wait(Duration timeout) {
    Duration allowed = timeout.compareTo(LONGEST_EXEC) > 0 ? LONGEST_EXEC : timeout;
    return allowed.isNegative() ? timeouts.exec() : allowed.plus(timeouts.exec());
  }

  private RemoteCall command(
      String method, String ns, String id, Duration timeout, List<String> command) {
    RemoteCall call = named(method, ns, id).with(DURATION, timeout);
    command.forEach(word -> call.with(STRING, word));
    return call;
  }

  /**
   * What the module says of itself: the objects that it serves, the calls that it works on. It
   * answers however busy it is.
   *
   * @throws ContainerException.Unavailable when there is no such module
   */
  public ModuleStatus status() {
    return attempt("status of " + module)
        .make(() -> lease.client().status(module, timeouts.status()));
  }

  private RemoteCall named(String method, String ns, String id) {
    return object.call(method).with(STRING, ns).with(STRING, id);
  }

  private Attempt attempt(String verb, String ns, String id) {
    return attempt(verb + " " + ns + "/" + id);
  }

  private Attempt attempt(String what) {
    return new Attempt(module, what);
  }

  @Override
  public void close() {
    lease.release().run();
  }

  /** Collects what a stub is made of. For one thread. */
  public static final class Builder {
    private final Supplier<ClientLease> source;
    private String module = ContainerObject.MODULE;
    private CallTimeouts timeouts = CallTimeouts.DEFAULT;

    private Builder(Supplier<ClientLease> source) {
      this.source = source;
    }

    /** The module's name; unless said, {@link ContainerObject#MODULE}. */
    public Builder module(String name) {
      this.module = name;
      return this;
    }

    /** How long calls may take; unless said, {@link CallTimeouts#DEFAULT}. */
    public Builder timeouts(CallTimeouts most) {
      this.timeouts = most;
      return this;
    }

    /** Makes the stub. */
    public ContainerStub build() {
      return new ContainerStub(source.get(), module, timeouts);
    }
  }
}
