package org.zos.container.spec;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where output or measurements are published: a channel of some Redis, {@code
 * redis://[[user]:password@]host[:port]/channel}. What a password can't hold as it is, is written
 * {@code %40}; the channel's name is taken as it stands.
 *
 * @param login what stands before the {@code @}; empty for none
 * @param server host and port
 * @param channel the channel's name
 */
public record TargetAddress(String login, String server, String channel) {
  private static final String MASK = "***";
  private static final Pattern FORM =
      Pattern.compile(
          "redis://(?:(?<login>(?:[\\w.~!$&'()*+,;=:-]|%\\p{XDigit}{2})+)@)?"
              + "(?<server>(?:[\\w.-]+|\\[[\\p{XDigit}:.]+])(?::\\d{1,5})?)"
              + "/(?<channel>[\\x21-\\x7e&&[^#]]{1,256})");

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException saying what an address is, and nothing of the text, which may
   *     hold a password
   */
  public static TargetAddress parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "an address is redis://[:password@]host[:port]/channel, and this one is not");
    }
    String login = parts.group("login") == null ? "" : parts.group("login");
    return new TargetAddress(login, parts.group("server"), parts.group("channel"));
  }

  /** An address as it may be shown: without its password. */
  public static String mask(String text) {
    try {
      return parse(text).masked();
    } catch (IllegalArgumentException e) {
      int at = text.lastIndexOf('@');
      return at < 0 ? text : MASK + text.substring(at);
    }
  }

  /** Whether the password is a mask, out of an address that was shown. */
  boolean hasMaskedPassword() {
    return login.substring(login.indexOf(':') + 1).equals(MASK);
  }

  private String masked() {
    if (login.isEmpty()) {
      return toText("");
    }
    return toText(login.substring(0, login.indexOf(':') + 1) + MASK + "@");
  }

  private String toText(String beforeServer) {
    return "redis://" + beforeServer + server + "/" + channel;
  }

  /** The address of the Redis by itself, password and all. */
  public String redis() {
    return "redis://" + (login.isEmpty() ? "" : login + "@") + server;
  }

  /** Without the password. */
  @Override
  public String toString() {
    return masked();
  }
}
