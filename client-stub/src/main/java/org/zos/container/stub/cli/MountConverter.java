package org.zos.container.stub.cli;

import java.util.List;
import org.zos.container.contract.MountInfo;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Bind mounts as {@code SOURCE:TARGET} or {@code SOURCE:TARGET:OPTION[,OPTION...]}. */
final class MountConverter implements ITypeConverter<MountInfo> {
  private static final int SOURCE = 0;
  private static final int TARGET = 1;
  private static final int OPTIONS = 2;

  @Override
  public MountInfo convert(String text) {
    List<String> parts = List.of(text.split(":", -1));
    boolean complete = parts.size() == OPTIONS || parts.size() == OPTIONS + 1;
    if (!complete || parts.contains("")) {
      throw new TypeConversionException(
          "'%s' is no mount; write SOURCE:TARGET or SOURCE:TARGET:ro".formatted(text));
    }
    List<String> options =
        parts.size() > OPTIONS ? List.of(parts.get(OPTIONS).split(",")) : List.of();
    return new MountInfo(parts.get(SOURCE), parts.get(TARGET), "", options);
  }

  /** A mount in the same form, or, where it is no bind mount, with its type before it. */
  static String text(MountInfo mount) {
    StringBuilder text = new StringBuilder();
    if (!mount.type().isEmpty()) {
      text.append(mount.type()).append(' ');
    }
    text.append(mount.source()).append(':').append(mount.target());
    if (!mount.options().isEmpty()) {
      text.append(':').append(String.join(",", mount.options()));
    }
    return text.toString();
  }
}
