package org.zos.container.stub.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.zos.container.contract.ContainerModule;
import org.zos.container.contract.ContainerState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists containers and what they do. */
@Command(name = "list", description = "Lists containers and what they do.")
final class ListCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      description = "The namespace (default: " + NamespaceOption.DEFAULT + ").")
  private String namespace = "";

  @Option(
      names = {"-a", "--all"},
      description = "List every namespace's.")
  private boolean all;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print ids only, which spares the module the question what each does.")
  private boolean quiet;

  ListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (all && !namespace.isEmpty()) {
      throw new UsageException("list takes --namespace or --all, not both");
    }
    return session.use(connection -> {
      List<ContainerRef> containers = containers(connection.module());
      if (quiet) {
        printIds(containers);
      } else {
        print(Inspections.of(connection.module(), containers));
      }
    });
  }

  private List<ContainerRef> containers(ContainerModule module) {
    return namespaces(module).stream()
        .flatMap(ns -> module.list(ns).stream().map(id -> new ContainerRef(ns, id)))
        .toList();
  }

  private List<String> namespaces(ContainerModule module) {
    if (all) {
      return module.listNamespaces();
    }
    return List.of(namespace.isEmpty() ? NamespaceOption.DEFAULT : namespace);
  }

  private void printIds(List<ContainerRef> containers) {
    if (session.json()) {
      session.out().line(Json.of(containers.stream().map(ContainerRef::id).toList()));
    } else {
      containers.forEach(container -> session.out().line(container.id()));
    }
  }

  private void print(List<Inspections.Found> found) {
    if (session.json()) {
      session.out().line(Json.of(found.stream().map(ListCommand::fields).toList()));
      return;
    }
    Table table = new Table("NAMESPACE", "ID", "STATUS", "PID");
    for (Inspections.Found one : found) {
      ContainerState state = one.state();
      String pid = state.pid() == 0 ? "-" : Long.toString(state.pid());
      table.row(one.container().ns(), one.container().id(), state.status(), pid);
    }
    table.printTo(session.out());
  }

  private static Map<String, Object> fields(Inspections.Found found) {
    Map<String, Object> fields = found.container().fields();
    fields.put("Status", found.state().status());
    fields.put("Pid", found.state().pid());
    return fields;
  }
}
