package org.zos.zbus.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A Go struct: a map from field names to values. Fields that a message lacks read as their zero
 * value, fields that nobody declared are passed over.
 *
 * <p>Declare the fields on a {@link Builder}, keep the {@link Field} of each, and give {@link
 * Builder#build} a function that makes the Java value out of them.
 */
public final class StructCodec<T> implements Codec<T> {
  private final String typeName;
  private final List<Field<T, ?>> fields;
  private final Map<String, Field<T, ?>> byName = new HashMap<>();
  private final Function<Row<T>, T> make;
  private final T zero;

  private StructCodec(String typeName, List<Field<T, ?>> fields, Function<Row<T>, T> make) {
    this.typeName = typeName;
    this.fields = List.copyOf(fields);
    this.make = make;
    this.fields.forEach(field -> byName.put(field.name, field));
    this.zero = make.apply(new Row<>(fields.size()));
  }

  /** Begins the declaration of a struct. */
  public static <T> Builder<T> named(String typeName) {
    return new Builder<>(typeName);
  }

  @Override
  public void write(ValueWriter out, T value) {
    out.writeMapHeader(countWritten(value));
    for (Field<T, ?> field : fields) {
      if (field.writes(value)) {
        field.write(out, value);
      }
    }
  }

  private int countWritten(T value) {
    int count = 0;
    for (Field<T, ?> field : fields) {
      count += field.writes(value) ? 1 : 0;
    }
    return count;
  }

  @Override
  public T read(ValueReader in) {
    if (in.tryNil()) {
      return zero;
    }
    Row<T> row = new Row<>(fields.size());
    in.nested(() -> readFields(in, row));
    return make.apply(row);
  }

  private void readFields(ValueReader in, Row<T> row) {
    int size = in.readMapHeader();
    for (int i = 0; i < size; i++) {
      Field<T, ?> field = byName.get(in.readString());
      if (field == null) {
        in.skip();
      } else {
        row.read(in, field);
      }
    }
  }

  @Override
  public T zero() {
    return zero;
  }

  @Override
  public String typeName() {
    return typeName;
  }

  /** One declared field: the key to its value in a {@link Row}. */
  public static final class Field<T, V> {
    private final int index;
    private final String name;
    private final Codec<V> codec;
    private final Function<T, V> getter;
    private final boolean omittedWhenZero;

    private Field(
        int index, String name, Codec<V> codec, Function<T, V> getter, boolean omittedWhenZero) {
      this.index = index;
      this.name = name;
      this.codec = codec;
      this.getter = getter;
      this.omittedWhenZero = omittedWhenZero;
    }

    private boolean writes(T value) {
      return !omittedWhenZero || !getter.apply(value).equals(codec.zero());
    }

    private void write(ValueWriter out, T value) {
      out.writeString(name);
      codec.write(out, getter.apply(value));
    }
  }

  /** The values that were read for one struct. */
  public static final class Row<T> {
    private final Object[] values;

    private Row(int size) {
      values = new Object[size];
    }

    /** The field's value, or its zero value when the message had none. */
    @SuppressWarnings("unchecked") // what read() put there came from this very field's codec
    public <V> V get(Field<T, V> field) {
      Object value = values[field.index];
      return value == null ? field.codec.zero() : (V) value;
    }

    private void read(ValueReader in, Field<T, ?> field) {
      try {
        values[field.index] = field.codec.read(in);
      } catch (CodecException e) {
        throw new CodecException("field " + field.name + ": " + e.getMessage(), e);
      }
    }
  }

  /** Collects the fields of a struct, in the order in which they are written. */
  public static final class Builder<T> {
    private final String typeName;
    private final List<Field<T, ?>> fields = new ArrayList<>();

    private Builder(String typeName) {
      this.typeName = typeName;
    }

    /** Declares a field that is always written. */
    public <V> Field<T, V> field(String name, Codec<V> codec, Function<T, V> getter) {
      return add(new Field<>(fields.size(), name, codec, getter, false));
    }

    /** Declares a field that is left out while it has its zero value (Go's omitempty). */
    public <V> Field<T, V> optional(String name, Codec<V> codec, Function<T, V> getter) {
      return add(new Field<>(fields.size(), name, codec, getter, true));
    }

    /**
     * Ends the declaration.
     *
     * @param make makes a value out of what was read; it must accept the zero value of each field
     */
    public StructCodec<T> build(Function<Row<T>, T> make) {
      return new StructCodec<>(typeName, fields, make);
    }

    private <V> Field<T, V> add(Field<T, V> field) {
      fields.add(field);
      return field;
    }
  }
}
