package org.zos.container.stub.cli;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How many of something: a whole number, not negative. */
final class CountConverter implements ITypeConverter<Long> {
  /** Eighteen digits always fit, and nothing that is counted here comes near. */
  private static final Pattern FORM = Pattern.compile("\\d{1,18}");

  @Override
  public Long convert(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new TypeConversionException("'%s' is no whole number from 0 on".formatted(text));
    }
    return Long.valueOf(text);
  }
}
