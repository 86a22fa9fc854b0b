package org.zos.container.stub.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Asks a container's process to end. */
@Command(
    name = "stop",
    description = {
      "Sends TERM to a container's process, which is then not started again.",
      "Does not wait for its end; the container stays until it is deleted."
    })
final class StopCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private ContainerTarget target = new ContainerTarget();

  StopCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    ContainerRef container = target.container();
    return session.use(connection -> {
      connection.module().signalDelete(container.ns(), container.id());
      if (session.json()) {
        session.out().line(Json.of(container.fields()));
      }
    });
  }
}
