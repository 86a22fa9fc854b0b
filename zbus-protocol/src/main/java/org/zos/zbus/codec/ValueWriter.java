package org.zos.zbus.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePack.Code;
import org.zos.zbus.wire.EncodedValue;

/** Writes MessagePack into memory, the way the reference encodes Go values. For one thread. */
public final class ValueWriter implements AutoCloseable {
  private static final MessagePack.PackerConfig CONFIG =
      new MessagePack.PackerConfig().withBufferSize(512);

  private final MessageBufferPacker packer = CONFIG.newBufferPacker();

  public void writeNil() {
    run(packer::packNil);
  }

  public void writeBool(boolean value) {
    run(() -> packer.packBoolean(value));
  }

  public void writeString(String value) {
    run(() -> packer.packString(value));
  }

  public void writeBytes(byte[] value) {
    run(() -> {
      packer.packBinaryHeader(value.length);
      packer.writePayload(value);
    });
  }

  public void writeFloat64(double value) {
    run(() -> packer.packDouble(value));
  }

  /** Eight bytes whatever the value, as Go's encoder writes {@code int64}. */
  public void writeInt64(long value) {
    writeFullWidth(Code.INT64, value);
  }

  /** Eight bytes whatever the value, as Go's encoder writes {@code uint64}. */
  public void writeUint64(long value) {
    if (value < 0) {
      throw new CodecException("an unsigned number can't be negative: " + value);
    }
    writeFullWidth(Code.UINT64, value);
  }

  public void writeTimestamp(Instant value) {
    run(() -> packer.packTimestamp(value));
  }

  public void writeArrayHeader(int size) {
    run(() -> packer.packArrayHeader(size));
  }

  public void writeMapHeader(int size) {
    run(() -> packer.packMapHeader(size));
  }

  /** Everything written so far. */
  public EncodedValue finish() {
    return new EncodedValue(packer.toByteArray());
  }

  @Override
  public void close() {
    run(packer::close);
  }

  private void writeFullWidth(byte code, long value) {
    byte[] bytes = new byte[9];
    bytes[0] = code;
    for (int i = 8; i > 0; i--) {
      bytes[i] = (byte) value;
      value >>>= 8;
    }
    run(() -> packer.writePayload(bytes));
  }

  private static void run(Packing packing) {
    try {
      packing.pack();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }

  private interface Packing {
    void pack() throws IOException;
  }
}
