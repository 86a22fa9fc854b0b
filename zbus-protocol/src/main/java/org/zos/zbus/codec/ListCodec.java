package org.zos.zbus.codec;

import java.util.ArrayList;
import java.util.List;

record ListCodec<T>(Codec<T> element) implements Codec<List<T>> {
  @Override
  public void write(ValueWriter out, List<T> values) {
    out.writeArrayHeader(values.size());
    values.forEach(value -> element.write(out, value));
  }

  @Override
  public List<T> read(ValueReader in) {
    List<T> values = new ArrayList<>();
    if (!in.tryNil()) {
      in.nested(() -> readElements(in, values));
    }
    return List.copyOf(values);
  }

  private void readElements(ValueReader in, List<T> values) {
    int size = in.readArrayHeader();
    for (int i = 0; i < size; i++) {
      values.add(element.read(in));
    }
  }

  @Override
  public List<T> zero() {
    return List.of();
  }

  @Override
  public String typeName() {
    return "[]" + element.typeName();
  }
}
