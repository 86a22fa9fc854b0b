package org.zos.zbus.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.zip.CRC32C;
import org.zos.zbus.journal.Journal.Note;
import org.zos.zbus.journal.Journal.Stage;

/**
 * A record as bytes: length and checksum of what follows; the key; the stage; the run's length and
 * the run; 1 and the answer, or 0.
 */
final class NoteCodec {
  private static final int KEY_BYTES = 32;
  private static final int HEAD_BYTES = 8;

  private NoteCodec() {}

  /** What names a request: the digest of all its bytes, for ids are chosen by callers. */
  static ByteBuffer key(byte[] request) {
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(request));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static byte[] encode(ByteBuffer key, Note record) {
    byte[] run = record.run().getBytes(UTF_8);
    byte[] answer = record.answer().orElse(new byte[0]);
    int length = KEY_BYTES + 1 + Integer.BYTES + run.length + 1 + answer.length;
    ByteBuffer out = ByteBuffer.allocate(HEAD_BYTES + length);
    out.position(HEAD_BYTES);
    out.put(key.duplicate()).put(record.stage().code());
    out.putInt(run.length).put(run);
    out.put((byte) (record.answer().isPresent() ? 1 : 0)).put(answer);
    out.putInt(0, length).putInt(Integer.BYTES, checksum(out.array(), HEAD_BYTES, length));
    return out.array();
  }

  /** Reads records as far as they are whole: a crash, or a full disk, may have cut the last one. */
  static void decode(byte[] bytes, BiConsumer<ByteBuffer, Note> reader) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    while (in.remaining() >= HEAD_BYTES) {
      int length = in.getInt();
      int checksum = in.getInt();
      if (length < KEY_BYTES || length > in.remaining()) {
        return;
      }
      if (checksum(bytes, in.position(), length) != checksum) {
        return;
      }
      decodeOne(in.slice(in.position(), length), reader);
      in.position(in.position() + length);
    }
  }

  private static void decodeOne(ByteBuffer in, BiConsumer<ByteBuffer, Note> reader) {
    try {
      byte[] key = take(in, KEY_BYTES);
      Stage stage = Stage.of(in.get());
      String run = new String(take(in, in.getInt()), UTF_8);
      boolean answered = in.get() == 1;
      byte[] answer = take(in, in.remaining());
      reader.accept(
          ByteBuffer.wrap(key),
          new Note(run, stage, answered ? Optional.of(answer) : Optional.empty()));
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new IllegalStateException("a journal's record that is whole makes no sense", e);
    }
  }

  private static byte[] take(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private static int checksum(byte[] bytes, int from, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, from, length);
    return (int) sum.getValue();
  }
}
