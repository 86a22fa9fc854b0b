package org.zos.container.stub.cli;

import org.zos.container.stub.follow.StartAt;
import org.zos.zbus.transport.EntryId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where to begin with events: {@code beginning}, {@code now}, or behind an entry. */
final class StartConverter implements ITypeConverter<StartAt> {
  @Override
  public StartAt convert(String text) {
    return switch (text) {
      case "beginning" -> StartAt.BEGINNING;
      case "now" -> StartAt.NOW;
      default -> behind(text);
    };
  }

  private static StartAt behind(String text) {
    try {
      return StartAt.after(EntryId.parse(text));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(
          "'%s' is neither 'beginning' nor 'now' nor an entry's id like 1700000000-12"
              .formatted(text));
    }
  }
}
