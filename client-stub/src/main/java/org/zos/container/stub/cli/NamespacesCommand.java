package org.zos.container.stub.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Names all namespaces. */
@Command(name = "namespaces", description = "Names the namespaces that there are.")
final class NamespacesCommand implements Callable<Integer> {
  private final Session session;

  NamespacesCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    return session.use(connection -> print(connection.module().listNamespaces()));
  }

  private void print(List<String> namespaces) {
    if (session.json()) {
      session.out().line(Json.of(namespaces));
    } else {
      namespaces.forEach(session.out()::line);
    }
  }
}
