package org.zos.container.bus;

import static org.zos.container.bus.Failures.told;
import static org.zos.container.bus.Failures.toldOfNothing;
import static org.zos.zbus.codec.Codecs.INT64;
import static org.zos.zbus.codec.Codecs.STRING;
import static org.zos.zbus.codec.Codecs.listOf;

import java.time.Duration;
import java.util.List;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerFields;
import org.zos.container.contract.ContainerObject;
import org.zos.container.contract.ContractCodecs;
import org.zos.container.contract.MountInfo;
import org.zos.container.contract.NetworkInfo;
import org.zos.container.contract.StatsCodec;
import org.zos.container.operation.Operations;
import org.zos.zbus.server.Call;
import org.zos.zbus.server.MethodSpec;
import org.zos.zbus.server.ObjectSpec;
import org.zos.zbus.server.Param;
import org.zos.zbus.server.Redo;

/** Object {@code container@0.0.1}: each method of it, with its parameters and its promises. */
public final class ContainerObjectSpec {
  /** Longer than containerd's own bounds, so that a call ends by them and not in their midst. */
  private static final Duration RUN = Duration.ofMinutes(6);

  /** The longest shutdown timeout and all that follows it; who waits behind that, waits as long. */
  private static final Duration DELETE = Duration.ofMinutes(8);

  private static final Duration READ = Duration.ofMinutes(1);

  private final Operations operations;

  private ContainerObjectSpec(Operations operations) {
    this.operations = operations;
  }

  /** The object that serves these operations. */
  public static ObjectSpec of(Operations operations) {
    ContainerObjectSpec spec = new ContainerObjectSpec(operations);
    return ObjectSpec.of(
        ContainerObject.ID,
        spec.run(),
        spec.runAsSpecified(),
        spec.inspect(),
        spec.delete(),
        spec.list(),
        spec.listNamespaces(),
        spec.logs(),
        spec.signalDelete(),
        spec.logsTail(),
        spec.stats(),
        new ExecMethods(operations.exec()).exec(),
        new ExecMethods(operations.exec()).execOutput());
  }

  private MethodSpec run() {
    MethodSpec.Builder m = MethodSpec.named("Run").onCrash(Redo.RESUME).within(RUN);
    Param<String> ns = m.param("ns", STRING);
    Param<Container> data = m.param("data", ContainerFields.CONTAINER);
    return m.inOrderOf(call -> key(call.get(ns), call.get(data).name()))
        .returning(
            STRING, told(call -> operations.run().run(call.id(), call.get(ns), call.get(data))));
  }

  /** The form of the specification, with the container's parts as arguments of their own. */
  private MethodSpec runAsSpecified() {
    MethodSpec.Builder m = MethodSpec.named("Run").onCrash(Redo.RESUME).within(RUN);
    Param<String> ns = m.param("ns", STRING);
    Param<String> name = m.param("name", STRING);
    Param<String> flist = m.param("flist", STRING);
    Param<List<String>> tags = m.param("tags", listOf(STRING));
    Param<List<String>> env = m.param("env", listOf(STRING));
    Param<NetworkInfo> network = m.param("network", ContractCodecs.NETWORK);
    Param<List<MountInfo>> mounts = m.param("mounts", ContractCodecs.MOUNTS);
    Param<String> entrypoint = m.param("entrypoint", STRING);
    return m.inOrderOf(call -> key(call.get(ns), call.get(name)))
        .returning(
            STRING,
            told(call -> {
              Container container =
                  Container.named(call.get(name))
                      .flist(call.get(flist))
                      .tags(call.get(tags))
                      .env(call.get(env))
                      .network(call.get(network))
                      .mounts(call.get(mounts))
                      .entrypoint(call.get(entrypoint))
                      .build();
              return operations.run().run(call.id(), call.get(ns), container);
            }));
  }

  private MethodSpec inspect() {
    MethodSpec.Builder m = MethodSpec.named("Inspect").onCrash(Redo.REPEAT).within(READ);
    Param<String> ns = m.param("ns", STRING);
    Param<String> id = m.param("id", STRING);
    return m.returning(
        ContainerFields.DETAILS,
        told(call -> operations.inspect().inspect(call.get(ns), call.get(id))));
  }

  private MethodSpec delete() {
    MethodSpec.Builder m = MethodSpec.named("Delete").onCrash(Redo.RESUME).within(DELETE);
    Param<String> ns = m.param("ns", STRING);
    Param<String> id = m.param("id", STRING);
    return m.inOrderOf(call -> key(call.get(ns), call.get(id)))
        .returningNothing(
            toldOfNothing(call ->
                operations.delete().delete(call.id(), call.get(ns), call.get(id), call::settle)));
  }

  private MethodSpec list() {
    MethodSpec.Builder m = MethodSpec.named("List").onCrash(Redo.REPEAT).within(READ);
    Param<String> ns = m.param("ns", STRING);
    return m.returning(listOf(STRING), told(call -> operations.listing().containers(call.get(ns))));
  }

  private MethodSpec listNamespaces() {
    MethodSpec.Builder m = MethodSpec.named("ListNS").onCrash(Redo.REPEAT).within(READ);
    return m.returning(listOf(STRING), told((Call call) -> operations.listing().namespaces()));
  }

  private MethodSpec logs() {
    MethodSpec.Builder m = MethodSpec.named("Logs").onCrash(Redo.REPEAT).within(READ);
    Param<String> ns = m.param("ns", STRING);
    Param<String> id = m.param("id", STRING);
    return m.returning(STRING, told(call -> operations.logs().last(call.get(ns), call.get(id))));
  }

  private MethodSpec signalDelete() {
    MethodSpec.Builder m = MethodSpec.named("SignalDelete").onCrash(Redo.RESUME).within(DELETE);
    Param<String> ns = m.param("ns", STRING);
    Param<String> id = m.param("id", STRING);
    return m.inOrderOf(call -> key(call.get(ns), call.get(id)))
        .returningNothing(
            toldOfNothing(call -> operations.signalDelete().signal(call.get(ns), call.get(id))));
  }

  private MethodSpec logsTail() {
    MethodSpec.Builder m = MethodSpec.named("LogsTail").onCrash(Redo.REPEAT).within(READ);
    Param<String> ns = m.param("ns", STRING);
    Param<String> id = m.param("id", STRING);
    Param<Long> lines = m.param("lines", INT64);
    return m.returning(
        STRING, told(call -> operations.logs().last(call.get(ns), call.get(id), call.get(lines))));
  }

  private MethodSpec stats() {
    MethodSpec.Builder m = MethodSpec.named("Stats").onCrash(Redo.REPEAT).within(READ);
    Param<String> ns = m.param("ns", STRING);
    Param<String> id = m.param("id", STRING);
    return m.returning(
        StatsCodec.STATS, told(call -> operations.stats().measure(call.get(ns), call.get(id))));
  }

  private static String key(String ns, String id) {
    return ns + "/" + id;
  }
}
