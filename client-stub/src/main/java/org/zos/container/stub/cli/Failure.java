package org.zos.container.stub.cli;

import java.io.IOException;
import java.util.stream.Collectors;
import org.zos.container.contract.ContainerException;
import org.zos.zbus.client.CallTimeoutException;
import org.zos.zbus.transport.TransportException;
import picocli.CommandLine.ParameterException;

/**
 * How a failure is told.
 *
 * @param exitCode for scripts
 * @param message one line for people; empty where silence is right
 */
record Failure(int exitCode, String message) {
  Failure {
    message = Printable.of(message.lines().map(String::strip).collect(Collectors.joining(" ")));
  }

  /** What to tell of an exception that ended a command. */
  static Failure of(Exception e) {
    return switch (e) {
      case ParameterException usage -> usage(usage);
      case UsageException usage -> new Failure(ExitCode.USAGE, text(usage));
      case ContainerException refusal ->
          new Failure(exitCode(refusal), text(refusal) + hint(refusal));
      case TransportException away -> new Failure(ExitCode.UNAVAILABLE, text(away) + hint(away));
      case Output.Closed closed -> unprinted(closed.reason());
      case InterruptedException interrupted -> new Failure(ExitCode.INTERRUPTED, "");
      default -> new Failure(ExitCode.FAILED, "internal error: " + e);
    };
  }

  private static Failure usage(ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    return new Failure(ExitCode.USAGE, "%s; see '%s --help'".formatted(text(e), command));
  }

  private static int exitCode(ContainerException e) {
    return switch (e.code()) {
      case NOT_FOUND -> ExitCode.NOT_FOUND;
      case UNAVAILABLE, DEADLINE_EXCEEDED -> ExitCode.UNAVAILABLE;
      case ALREADY_EXISTS, INVALID_ARGUMENT, FAILED_PRECONDITION, INTERNAL -> ExitCode.FAILED;
    };
  }

  /** What to do about it, where that is a matter of this program's options. */
  private static String hint(Throwable e) {
    return switch (e) {
      case TransportException away -> "; is it running? name another with --broker";
      case ContainerException.Unavailable failure when failure.getCause() != null ->
          hint(failure.getCause());
      case CallTimeoutException nobody -> " name another with --module";
      default -> "";
    };
  }

  private static Failure unprinted(IOException e) {
    return "Broken pipe".equals(e.getMessage())
        ? new Failure(ExitCode.BROKEN_PIPE, "")
        : new Failure(ExitCode.FAILED, "can't print: " + e.getMessage());
  }

  private static String text(Exception e) {
    return String.valueOf(e.getMessage());
  }
}
