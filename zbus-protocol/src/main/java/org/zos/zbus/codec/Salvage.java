package org.zos.zbus.codec;

import org.jspecify.annotations.Nullable;

/**
 * What can still be read of a request that does not decode: enough to answer it.
 *
 * @param id the request's id, empty when it was not found
 * @param replyTo where the caller waits, empty when it was not found
 */
public record Salvage(String id, String replyTo) {
  /** Reads the request's map as far as it goes; never throws on its account. */
  public static Salvage of(byte[] bytes) {
    Finder finder = new Finder();
    try (ValueReader in = new ValueReader(bytes)) {
      finder.search(in);
    } catch (CodecException endOfTheReadablePart) {
      return finder.found();
    }
    return finder.found();
  }

  private static final class Finder {
    private @Nullable String id;
    private @Nullable String replyTo;

    void search(ValueReader in) {
      int size = in.readMapHeader();
      for (int i = 0; i < size; i++) {
        String name = in.readString();
        switch (name) {
          case "ID" -> id = text(in);
          case "ReplyTo" -> replyTo = text(in);
          default -> in.skip();
        }
      }
    }

    private static @Nullable String text(ValueReader in) {
      if (in.peek() == ValueReader.Kind.STRING) {
        return in.readString();
      }
      in.skip();
      return null;
    }

    Salvage found() {
      return new Salvage(id == null ? "" : id, replyTo == null ? "" : replyTo);
    }
  }
}
