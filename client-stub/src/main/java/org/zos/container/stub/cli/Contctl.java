package org.zos.container.stub.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The program: reads a command line, does what it says, and gives an exit code. */
@Command(
    name = "contctl",
    description = "Talks to the container module of this node.",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the module refused or failed",
      "2:the command line is wrong",
      "3:there is no such container",
      "4:Redis or the module is away, or did not answer in time"
    })
public final class Contctl {
  private Contctl() {}

  /** Starts the program. */
  public static void main(String[] args) {
    Logs.configureWhenNeeded();
    Session session =
        new Session(
            new GlobalOptions(System.getenv()),
            RedisConnection::new,
            Output.standard(),
            Output.error());
    System.exit(run(session, args));
  }

  /** Does what a command line says and returns the exit code. */
  static int run(Session session, String... args) {
    PrintWriter errors = session.err().printer();
    // the options go first: commands inherit what is there when they are added
    return new CommandLine(new Contctl())
        .addMixin("options", session.options())
        .addSubcommand(new CommandLine(new RunCommand(session)).setStopAtPositional(true))
        .addSubcommand(new InspectCommand(session))
        .addSubcommand(new DeleteCommand(session))
        .addSubcommand(new ListCommand(session))
        .addSubcommand(new NamespacesCommand(session))
        .addSubcommand(new LogsCommand(session))
        .addSubcommand(new StatsCommand(session))
        .addSubcommand(new StopCommand(session))
        .addSubcommand(new ExecCommand(session))
        .addSubcommand(new EventsCommand(session))
        .addSubcommand(new StatusCommand(session))
        // an argument that begins with an at sign is just that, and names no file with more of them
        .setExpandAtFiles(false)
        .setOut(session.out().printer())
        .setErr(errors)
        .setParameterExceptionHandler((e, given) -> tell(Failure.of(e), errors))
        .setExecutionExceptionHandler((e, line, result) -> tell(Failure.of(e), errors))
        .execute(args);
  }

  private static int tell(Failure failure, PrintWriter errors) {
    if (!failure.message().isEmpty()) {
      errors.println("contctl: " + failure.message());
    }
    return failure.exitCode();
  }
}
