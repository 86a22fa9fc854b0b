package org.zos.container.stub.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Environment variables as {@code NAME=value}; the value may be empty. */
final class VariableConverter implements ITypeConverter<String> {
  @Override
  public String convert(String text) {
    if (text.indexOf('=') < 1) {
      throw new TypeConversionException("'%s' is no variable; write NAME=value".formatted(text));
    }
    return text;
  }
}
