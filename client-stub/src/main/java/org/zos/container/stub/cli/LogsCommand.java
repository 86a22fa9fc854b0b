package org.zos.container.stub.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the end of a container's log. */
@Command(name = "logs", description = "Prints the last 100 lines of what a container has written.")
final class LogsCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private ContainerTarget target = new ContainerTarget();

  LogsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    ContainerRef container = target.container();
    return session.use(
        connection -> print(container, connection.module().logs(container.ns(), container.id())));
  }

  private void print(ContainerRef container, String log) {
    if (session.json()) {
      Map<String, Object> fields = container.fields();
      fields.put("Logs", log);
      session.out().line(Json.of(fields));
    } else {
      session.out().text(log.isEmpty() || log.endsWith("\n") ? log : log + "\n");
    }
  }
}
