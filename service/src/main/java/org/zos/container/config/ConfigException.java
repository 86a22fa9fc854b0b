package org.zos.container.config;

import java.util.List;

/** The settings can't be used; the message names every fault at once. */
public final class ConfigException extends RuntimeException {
  ConfigException(List<String> faults) {
    super(String.join("\n", faults));
  }
}
