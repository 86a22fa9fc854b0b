package org.zos.container.stub.cli;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zos.container.contract.ContainerObject;
import org.zos.container.stub.CallTimeouts;
import org.zos.zbus.transport.redis.RedisAddress;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options of every command, before its name or behind it: where the module is. */
final class GlobalOptions {
  private static final String DEFAULT_BROKER = "unix:///var/run/redis.sock";

  private static final Duration DEFAULT_COMMAND_TIME = Duration.ofSeconds(30);

  private final Map<String, String> environment;

  @Option(
      names = "--broker",
      scope = ScopeType.INHERIT,
      paramLabel = "ADDRESS",
      description = {
        "Where the bus is, for example tcp://127.0.0.1:6379 (default: $$CONTCTL_BROKER, else",
        "$$CONTD_BROKER, else " + DEFAULT_BROKER + ")."
      })
  private String broker = "";

  @Option(
      names = "--module",
      scope = ScopeType.INHERIT,
      paramLabel = "NAME",
      description = "The module's name on the bus (default: ${DEFAULT-VALUE}).")
  private String module = ContainerObject.MODULE;

  @Option(
      names = "--timeout",
      scope = ScopeType.INHERIT,
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description =
          "How long to wait for an answer, for example 5s (default: 2m to run or delete, 3s for"
              + " the status, else 15s); for exec, how long the command may run (default: 30s).")
  private @Nullable Duration timeout;

  @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print JSON, for programs.")
  private boolean json;

  /**
   * @param environment where defaults come from
   */
  GlobalOptions(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Opens what these options name. */
  Connection connect(Connector connector) {
    if (module.isEmpty()) {
      throw new UsageException("--module: a name must not be empty");
    }
    return connector.open(address(), module, timeouts());
  }

  boolean json() {
    return json;
  }

  /** How long a command in a container may run. */
  Duration commandTime() {
    return timeout == null ? DEFAULT_COMMAND_TIME : timeout;
  }

  private RedisAddress address() {
    String text =
        Stream.of(broker, variable("CONTCTL_BROKER"), variable("CONTD_BROKER"))
            .filter(candidate -> !candidate.isEmpty())
            .findFirst()
            .orElse(DEFAULT_BROKER);
    try {
      return RedisAddress.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException("the broker's address can't be used: " + e.getMessage());
    }
  }

  private String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  private CallTimeouts timeouts() {
    if (timeout == null) {
      return CallTimeouts.DEFAULT;
    }
    if (timeout.isZero()) {
      throw new UsageException("--timeout: a time to wait must be longer than 0s");
    }
    return CallTimeouts.all(timeout);
  }
}
