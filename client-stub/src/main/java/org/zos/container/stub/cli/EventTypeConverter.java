package org.zos.container.stub.cli;

import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The name of a type of event; one that does not exist would be waited for in vain. */
final class EventTypeConverter implements ITypeConverter<String> {
  static final List<String> TYPES =
      List.of("created", "started", "exited", "oom", "restarting", "gave-up", "deleted");

  @Override
  public String convert(String text) {
    if (!TYPES.contains(text)) {
      throw new TypeConversionException(
          "'%s' is none of %s".formatted(text, String.join(", ", TYPES)));
    }
    return text;
  }
}
