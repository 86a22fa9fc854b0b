package org.zos.zbus.codec;

import java.util.function.BiConsumer;
import java.util.function.Function;

/** A value that contains no others. */
record Scalar<T>(
    String typeName, T zero, BiConsumer<ValueWriter, T> writing, Function<ValueReader, T> reading)
    implements Codec<T> {

  @Override
  public void write(ValueWriter out, T value) {
    writing.accept(out, value);
  }

  @Override
  public T read(ValueReader in) {
    return in.tryNil() ? zero : reading.apply(in);
  }
}
