package org.zos.container.stub.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.zos.container.contract.ExecOutput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs a command in a container. */
@Command(
    name = "exec",
    description = {
      "Runs a command in a container, prints what it printed once it has ended, the first MiB of",
      "output and of errors, and ends with its exit code.",
      "Those of contctl itself, below, are told by a message that begins with 'contctl:'."
    },
    showEndOfOptionsDelimiterInUsageHelp = true)
final class ExecCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private ContainerTarget target = new ContainerTarget();

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "COMMAND",
      description = "A program in the container, and its arguments.")
  private List<String> command = List.of();

  ExecCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    ContainerRef container = target.container();
    return session.ask(connection -> {
      ExecOutput output =
          connection
              .module()
              .execOutput(container.ns(), container.id(), session.options().commandTime(), command);
      print(container, output);
      return (int) output.exitCode();
    });
  }

  private void print(ContainerRef container, ExecOutput output) {
    if (session.json()) {
      Map<String, Object> fields = container.fields();
      fields.put("ExitCode", output.exitCode());
      fields.put("Stdout", new String(output.stdout(), UTF_8));
      fields.put("Stderr", new String(output.stderr(), UTF_8));
      fields.put("Truncated", output.truncated());
      session.out().line(Json.of(fields));
      return;
    }
    session.out().bytes(output.stdout());
    session.out().flush();
    session.err().bytes(output.stderr());
    if (output.truncated()) {
      session.err().line("contctl: it printed more than this, which is lost");
    }
    session.err().flush();
  }
}
