package org.zos.container.contract;

/**
 * Where a container's output is published besides its log file.
 *
 * @param type {@code redis}
 * @param data the addresses
 */
public record LogTarget(String type, Streams data) {
  /**
   * The address of each stream, {@code redis://[:password@]host[:port]/channel}.
   *
   * @param stdout empty for none
   * @param stderr empty for none
   */
  public record Streams(String stdout, String stderr) {}
}
