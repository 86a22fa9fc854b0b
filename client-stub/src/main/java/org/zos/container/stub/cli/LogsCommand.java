package org.zos.container.stub.cli;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ContainerModule;
import org.zos.zbus.ProtocolException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the end of a container's log. */
@Command(name = "logs", description = "Prints the last lines of what a container has written.")
final class LogsCommand implements Callable<Integer> {
  /** What every module gives, however old it is. */
  private static final int PLAIN = 100;

  private final Session session;

  @Mixin private ContainerTarget target = new ContainerTarget();

  @Option(
      names = "--lines",
      paramLabel = "COUNT",
      description = "How many lines, from 1 to 100000 (default: 100).")
  private int lines = PLAIN;

  LogsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    ContainerRef container = target.container();
    return session.use(connection -> print(container, read(connection.module(), container)));
  }

  private String read(ContainerModule module, ContainerRef container) {
    if (lines == PLAIN) {
      return module.logs(container.ns(), container.id());
    }
    try {
      return module.logsTail(container.ns(), container.id(), lines);
    } catch (ContainerException.Internal e) {
      if (e.getCause() instanceof ProtocolException && lines > 0 && lines < PLAIN) {
        // a module that does not have the method gives enough all the same
        return last(module.logs(container.ns(), container.id()));
      }
      throw e;
    }
  }

  private String last(String log) {
    List<String> all = log.lines().toList();
    return all.stream()
        .skip(Math.max(0, all.size() - lines))
        .map(line -> line + "\n")
        .collect(joining());
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
