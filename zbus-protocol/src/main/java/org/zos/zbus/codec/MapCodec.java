package org.zos.zbus.codec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

record MapCodec<T>(Codec<T> value) implements Codec<Map<String, T>> {
  @Override
  public void write(ValueWriter out, Map<String, T> map) {
    out.writeMapHeader(map.size());
    map.forEach((key, element) -> {
      out.writeString(key);
      value.write(out, element);
    });
  }

  @Override
  public Map<String, T> read(ValueReader in) {
    Map<String, T> map = new LinkedHashMap<>();
    if (!in.tryNil()) {
      in.nested(() -> readPairs(in, map));
    }
    return Collections.unmodifiableMap(map);
  }

  private void readPairs(ValueReader in, Map<String, T> map) {
    int size = in.readMapHeader();
    for (int i = 0; i < size; i++) {
      map.put(in.readString(), value.read(in));
    }
  }

  @Override
  public Map<String, T> zero() {
    return Map.of();
  }

  @Override
  public String typeName() {
    return "map[string]" + value.typeName();
  }
}
