package org.zos.container.config;

import java.util.List;
import java.util.Locale;

/** One setting: a flag, or the environment variable of the same name. */
enum Option {
  ROOT("/var/cache/modules/contd", "the module's own folder"),
  BROKER(
      "unix:///var/run/redis.sock",
      "where Redis is: unix:///path, tcp://[password@]host:port, redis://, rediss://,"
          + " redis-sentinel://"),
  CONTAINERD("/run/containerd/containerd.sock", "the path of containerd's socket", "--congainerd"),
  LOG_DIR("/var/log", "the folder of the containers' logs"),
  NETNS_DIR("/var/run/netns", "where network namespaces are bound by name"),
  RUNTIME(
      "io.containerd.zos.v1",
      "what containers are run with: a runtime of containerd's (io.containerd....), which may have"
          + " a comma and a program behind it; or a program alone, for containerd's own runtime:"
          + " runc, crun, or the path of another that takes their arguments"),
  SHIM("", "the shim's program (default: contd-shim beside contd)"),
  SNAPSHOTTER("overlayfs", "what containerd unpacks images with"),
  COREX("/usr/bin/corex", "the program that interactive containers run"),
  MOUNT_ROOTS(
      "/", "the folders, with ':' between them, of which containers may be shown something"),
  WORKERS("", "accepted for existing unit files; it sets nothing"),
  MODULE("container", "the module's name on the bus; add the node's where nodes share a Redis"),
  EVENT_LENGTH("100000", "about how many events the stream keeps"),
  TAKEOVER(
      "no",
      "yes, or nothing behind it: start beside the contd that uses the same root, serve at once,"
          + " and take over from it when it ends");

  private final String fallback;
  private final String description;
  private final List<String> aliases;

  Option(String fallback, String description, String... aliases) {
    this.fallback = fallback;
    this.description = description;
    this.aliases = List.of(aliases);
  }

  /** The flag, for example {@code --log-dir}. */
  String flag() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Other spellings that are taken for the flag. */
  List<String> aliases() {
    return aliases;
  }

  /** The variable, for example {@code CONTD_LOG_DIR}. */
  String variable() {
    return "CONTD_" + name();
  }

  String fallback() {
    return fallback;
  }

  /** What it is set to where the flag has no value; empty when it must have one. */
  String bare() {
    return this == TAKEOVER ? "yes" : "";
  }

  String description() {
    return description;
  }
}
