package org.zos.container.stub.cli;

import java.time.Duration;
import java.util.List;
import org.zos.container.contract.RestartPolicy;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What happens when the process ends, with the module's own pauses and limits. */
final class RestartConverter implements ITypeConverter<RestartPolicy> {
  private static final List<String> POLICIES = List.of("always", "on-failure", "never");

  @Override
  public RestartPolicy convert(String text) {
    if (!POLICIES.contains(text)) {
      throw new TypeConversionException(
          "'%s' is none of %s".formatted(text, String.join(", ", POLICIES)));
    }
    return new RestartPolicy(text, Duration.ZERO, 0, Duration.ZERO);
  }
}
