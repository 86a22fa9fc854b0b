package org.zos.zbus.example;

import java.util.Iterator;
import java.util.List;
import org.zos.zbus.transport.redis.RedisAddress;

/**
 * What the command line says.
 *
 * @param broker where Redis is; unless said, on this machine
 * @param help whether only the help is asked for
 */
record Settings(RedisAddress broker, boolean help) {
  static final String HELP =
      """
      Usage: zbus-example [--broker ADDRESS]
      Serves calculator@1.0 and utils@1.0 as module "server" until TERM or INT ends it.
        --broker ADDRESS  Redis: tcp://[password@]host:port or unix:///path
                          (default: tcp://localhost:6379)
        --help            print this
      Exit status: 1 can't reach Redis, 2 wrong use.
      """;

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static Settings parse(String... arguments) {
    String broker = "tcp://localhost:6379";
    boolean help = false;
    for (Iterator<String> words = List.of(arguments).iterator(); words.hasNext(); ) {
      String word = words.next();
      if (word.equals("--broker")) {
        broker = valueOf(word, words);
      } else if (word.startsWith("--broker=")) {
        broker = word.substring("--broker=".length());
      } else if (word.equals("--help")) {
        help = true;
      } else {
        throw new IllegalArgumentException("unknown argument '" + word + "'; --help shows them");
      }
    }
    return new Settings(address(broker), help);
  }

  private static String valueOf(String flag, Iterator<String> words) {
    if (!words.hasNext()) {
      throw new IllegalArgumentException(flag + " needs a value");
    }
    return words.next();
  }

  private static RedisAddress address(String text) {
    try {
      return RedisAddress.parse(text);
    } catch (IllegalArgumentException e) {
      // without the text, which may hold a password
      throw new IllegalArgumentException("--broker: " + e.getMessage(), e);
    }
  }
}
