package org.zos.container.stub.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops and removes a container. */
@Command(name = "delete", description = "Stops and removes a container.")
final class DeleteCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private ContainerTarget target = new ContainerTarget();

  DeleteCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    ContainerRef container = target.container();
    return session.use(connection -> {
      connection.module().delete(container.ns(), container.id());
      if (session.json()) {
        session.out().line(Json.of(container.fields()));
      }
    });
  }
}
