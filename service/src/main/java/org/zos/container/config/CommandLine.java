package org.zos.container.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads the flags of {@code contd}; what they leave open comes from the environment. */
public final class CommandLine {
  private final picocli.CommandLine flags;
  private final Map<String, String> environment;
  private final String shimBesideProgram;

  /**
   * @param environment the variables, by name
   * @param shimBesideProgram where the shim is when nothing says otherwise
   */
  public CommandLine(Map<String, String> environment, String version, String shimBesideProgram) {
    this.flags = new picocli.CommandLine(spec(version));
    this.environment = environment;
    this.shimBesideProgram = shimBesideProgram;
  }

  private static CommandSpec spec(String version) {
    CommandSpec spec = CommandSpec.create().name("contd").version("contd " + version);
    spec.usageMessage()
        .description("The container module of 0-OS: runs containers for other modules.")
        .footer("", "Each setting can also be given in the environment, for example CONTD_ROOT.");
    for (Option option : Option.values()) {
      spec.addOption(flag(option));
    }
    spec.mixinStandardHelpOptions(true);
    return spec;
  }

  private static OptionSpec flag(Option option) {
    List<String> names = new ArrayList<>(List.of(option.flag()));
    names.addAll(option.aliases());
    String fallback = option.fallback();
    return OptionSpec.builder(names.toArray(String[]::new))
        .type(String.class)
        .arity(option.bare().isEmpty() ? "1" : "0..1")
        .fallbackValue(option.bare())
        .paramLabel("VALUE")
        .description(
            option.description() + (fallback.isEmpty() ? "" : " (default: " + fallback + ")"))
        .build();
  }

  /**
   * The configuration.
   *
   * @throws ConfigException naming every fault
   */
  public Config read(String... args) {
    ParseResult parsed = parse(args);
    return new Settings(option -> text(parsed, option)).read();
  }

  /** What to print instead of starting, when the flags ask for help or the version. */
  public Optional<String> help(String... args) {
    ParseResult parsed = parse(args);
    if (parsed.isUsageHelpRequested()) {
      return Optional.of(flags.getUsageMessage(Ansi.OFF));
    }
    return parsed.isVersionHelpRequested()
        ? Optional.of(String.join("\n", flags.getCommandSpec().version()) + "\n")
        : Optional.empty();
  }

  private ParseResult parse(String... args) {
    try {
      return flags.parseArgs(args);
    } catch (UnmatchedArgumentException e) {
      throw new ConfigException(e.getUnmatched().stream().map(CommandLine::unknown).toList());
    } catch (ParameterException e) {
      throw new ConfigException(List.of(String.valueOf(e.getMessage())));
    }
  }

  /** Only the flag's name: what follows it may be a password. */
  private static String unknown(String argument) {
    return argument.startsWith("-")
        ? "unknown flag " + argument.replaceFirst("=.*", "")
        : "an argument belongs to no flag";
  }

  private String text(ParseResult parsed, Option option) {
    if (parsed.hasMatchedOption(option.flag())) {
      return parsed.matchedOptionValue(option.flag(), "");
    }
    String fallback = option == Option.SHIM ? shimBesideProgram : option.fallback();
    return environment.getOrDefault(option.variable(), fallback);
  }
}
