package org.zos.zbus.wire;

/**
 * The name of an object that a module serves, written {@code name@version}.
 *
 * @param name required, without {@code @}
 * @param version required, without {@code @}
 */
public record ObjectId(String name, String version) {
  /** The object behind which every module answers the question for its status. */
  public static final ObjectId STATUS = new ObjectId("zbus", "1.0");

  public ObjectId {
    requirePart("name", name);
    requirePart("version", version);
  }

  /**
   * Reads {@code name@version}.
   *
   * @throws IllegalArgumentException when the text is of another form
   */
  public static ObjectId parse(String text) {
    int at = text.indexOf('@');
    if (at < 0) {
      throw new IllegalArgumentException("an object id is name@version, not '" + text + "'");
    }
    return new ObjectId(text.substring(0, at), text.substring(at + 1));
  }

  private static void requirePart(String part, String value) {
    if (value.isEmpty() || value.indexOf('@') >= 0) {
      throw new IllegalArgumentException(
          "the " + part + " of an object id must not be empty or contain '@': '" + value + "'");
    }
  }

  @Override
  public String toString() {
    return name + "@" + version;
  }
}
