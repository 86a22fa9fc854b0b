package org.zos.container.runtime;

import java.util.List;

/**
 * An image that the engine has.
 *
 * @param reference its name
 * @param chainId names its unpacked file system, all layers together; empty for one without layers
 * @param command the program that it is made for, with its arguments; empty when it says none
 * @param env {@code NAME=value} each
 * @param workingDir empty when it says none
 */
public record Image(
    String reference, String chainId, List<String> command, List<String> env, String workingDir) {
  public Image {
    command = List.copyOf(command);
    env = List.copyOf(env);
  }
}
