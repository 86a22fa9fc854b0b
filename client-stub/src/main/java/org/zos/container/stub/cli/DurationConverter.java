package org.zos.container.stub.cli;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as people write them: {@code 500ms}, {@code 3s}, {@code 1m}, {@code 2h}. */
final class DurationConverter implements ITypeConverter<Duration> {
  private static final Pattern FORM = Pattern.compile("(\\d+)(ms|s|m|h)");

  /** What travels is nanoseconds in 64 bits. */
  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

  @Override
  public Duration convert(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new TypeConversionException(
          "'%s' is no duration; write a whole number and ms, s, m or h, for example 3s"
              .formatted(text));
    }
    try {
      return convert(Long.parseLong(parts.group(1)), unit(parts.group(2)));
    } catch (NumberFormatException | ArithmeticException e) {
      throw new TypeConversionException("'%s' is more than can be counted".formatted(text));
    }
  }

  private static Duration convert(long count, TemporalUnit unit) {
    Duration duration = Duration.of(count, unit);
    if (duration.compareTo(LONGEST) > 0) {
      throw new ArithmeticException("more than " + LONGEST);
    }
    return duration;
  }

  private static TemporalUnit unit(String name) {
    return switch (name) {
      case "h" -> ChronoUnit.HOURS;
      case "m" -> ChronoUnit.MINUTES;
      case "s" -> ChronoUnit.SECONDS;
      default -> ChronoUnit.MILLIS;
    };
  }

  /** A duration in the largest unit in which it is whole. */
  static String text(Duration duration) {
    if (duration.toNanosPart() % 1_000_000 != 0) {
      return duration.toNanos() + "ns";
    }
    if (duration.toMillisPart() != 0) {
      return duration.toMillis() + "ms";
    }
    if (duration.toSecondsPart() != 0) {
      return duration.toSeconds() + "s";
    }
    return duration.toMinutesPart() != 0 ? duration.toMinutes() + "m" : duration.toHours() + "h";
  }
}
