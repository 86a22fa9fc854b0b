package org.zos.zbus.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Several values of a method, each of a type of its own: an array of just so many. An error that a
 * method returns beside them is not one of them: it travels in a place of its own.
 *
 * <p>Declare the values on a {@link Builder} in the order in which the method returns them, keep
 * the {@link Part} of each, and give {@link Builder#build} a function that makes the Java value out
 * of them. Where a method returns one value, that one's codec is all it needs: the reference sends
 * it without an array around it.
 */
public final class TupleCodec<T> implements Codec<T> {
  private final List<Part<T, ?>> parts;
  private final Function<Row<T>, T> make;
  private final T zero;

  private TupleCodec(List<Part<T, ?>> parts, Function<Row<T>, T> make) {
    if (parts.size() < 2) {
      throw new IllegalArgumentException("a tuple has two values at least, not " + parts.size());
    }
    this.parts = List.copyOf(parts);
    this.make = make;
    this.zero = make.apply(new Row<>(parts.size()));
  }

  /** Begins the declaration of a tuple. */
  public static <T> Builder<T> builder() {
    return new Builder<>();
  }

  @Override
  public void write(ValueWriter out, T value) {
    out.writeArrayHeader(parts.size());
    parts.forEach(part -> part.write(out, value));
  }

  @Override
  public T read(ValueReader in) {
    if (in.tryNil()) {
      return zero;
    }
    Row<T> row = new Row<>(parts.size());
    in.nested(() -> readParts(in, row));
    return make.apply(row);
  }

  private void readParts(ValueReader in, Row<T> row) {
    int size = in.readArrayHeader();
    if (size != parts.size()) {
      throw new CodecException("expecting %d values, got %d".formatted(parts.size(), size));
    }
    parts.forEach(part -> row.read(in, part));
  }

  @Override
  public T zero() {
    return zero;
  }

  /** As Go writes the types of several results: {@code (int64, string)}. */
  @Override
  public String typeName() {
    return "("
        + String.join(", ", parts.stream().map(part -> part.codec.typeName()).toList())
        + ")";
  }

  /** One declared value: the key to it in a {@link Row}. */
  public static final class Part<T, V> {
    private final int index;
    private final Codec<V> codec;
    private final Function<T, V> getter;

    private Part(int index, Codec<V> codec, Function<T, V> getter) {
      this.index = index;
      this.codec = codec;
      this.getter = getter;
    }

    private void write(ValueWriter out, T value) {
      codec.write(out, getter.apply(value));
    }
  }

  /** The values that were read for one tuple. */
  public static final class Row<T> {
    private final Object[] values;

    private Row(int size) {
      values = new Object[size];
    }

    /** The value of this part. */
    @SuppressWarnings("unchecked") // what read() put there came from this very part's codec
    public <V> V get(Part<T, V> part) {
      Object value = values[part.index];
      return value == null ? part.codec.zero() : (V) value;
    }

    private void read(ValueReader in, Part<T, ?> part) {
      try {
        values[part.index] = part.codec.read(in);
      } catch (CodecException e) {
        throw new CodecException("value " + part.index + ": " + e.getMessage(), e);
      }
    }
  }

  /** Collects the values of a tuple, in their order. */
  public static final class Builder<T> {
    private final List<Part<T, ?>> parts = new ArrayList<>();

    private Builder() {}

    /** Declares the next value. */
    public <V> Part<T, V> part(Codec<V> codec, Function<T, V> getter) {
      Part<T, V> part = new Part<>(parts.size(), codec, getter);
      parts.add(part);
      return part;
    }

    /**
     * Ends the declaration.
     *
     * @param make makes a value out of what was read; it must accept the zero value of each part
     * @throws IllegalArgumentException when fewer than two values were declared
     */
    public TupleCodec<T> build(Function<Row<T>, T> make) {
      return new TupleCodec<>(parts, make);
    }
  }
}
