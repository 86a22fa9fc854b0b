package org.zos.container.stub.cli;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Sizes in bytes as people write them: {@code 512}, {@code 256M}; each unit is 1024 of the last.
 */
final class SizeConverter implements ITypeConverter<Long> {
  private static final Pattern FORM = Pattern.compile("(\\d+)([KMGT]?)");
  private static final List<String> UNITS = List.of("", "K", "M", "G", "T");
  private static final int STEP = 1024;

  @Override
  public Long convert(String text) {
    Matcher parts = FORM.matcher(text.toUpperCase(Locale.ROOT));
    if (!parts.matches()) {
      throw new TypeConversionException(
          "'%s' is no size; write a whole number and K, M, G or T, for example 256M"
              .formatted(text));
    }
    try {
      long unit = 1L << (10 * UNITS.indexOf(parts.group(2)));
      return Math.multiplyExact(Long.parseLong(parts.group(1)), unit);
    } catch (NumberFormatException | ArithmeticException e) {
      throw new TypeConversionException("'%s' is more than can be counted".formatted(text));
    }
  }

  /** A size in the largest unit in which it is whole. */
  static String text(long bytes) {
    int unit = 0;
    long count = bytes;
    while (count != 0 && count % STEP == 0 && unit < UNITS.size() - 1) {
      count /= STEP;
      unit++;
    }
    return count + UNITS.get(unit);
  }
}
