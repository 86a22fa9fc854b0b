package org.zos.zbus.codec;

import org.zos.zbus.codec.PairCodec.Pair;

/** Two values as an array: how a method that returns two values besides its error sends them. */
public record PairCodec<A, B>(Codec<A> one, Codec<B> two) implements Codec<Pair<A, B>> {
  /** The two values. */
  public record Pair<A, B>(A one, B two) {}

  @Override
  public void write(ValueWriter out, Pair<A, B> value) {
    out.writeArrayHeader(2);
    one.write(out, value.one());
    two.write(out, value.two());
  }

  @Override
  public Pair<A, B> read(ValueReader in) {
    int size = in.readArrayHeader();
    if (size != 2) {
      throw new CodecException("expecting 2 values, got " + size);
    }
    return new Pair<>(one.read(in), two.read(in));
  }

  @Override
  public Pair<A, B> zero() {
    return new Pair<>(one.zero(), two.zero());
  }

  @Override
  public String typeName() {
    return "(" + one.typeName() + ", " + two.typeName() + ")";
  }
}
