package org.zos.zbus.codec;

import java.util.HexFormat;
import org.zos.zbus.wire.EncodedValue;

/** Bytes as tests write them down: in hex, with spaces where they help. */
final class Hex {
  private Hex() {}

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  static EncodedValue value(String hex) {
    return new EncodedValue(bytes(hex));
  }

  /** A text of at most 31 bytes, as MessagePack writes it. */
  static String text(String text) {
    return Codecs.STRING.encode(text).toString();
  }
}
