package org.zos.container.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A container's specification without all that keeps it in, for comparison. */
final class BareSpec {
  private static final JsonMapper JSON = new JsonMapper();

  /** Not all that there are: a machine may itself lack some, and then can't give them. */
  private static final List<String> CAPABILITIES =
      List.of(
          "CAP_BPF",
          "CAP_CHOWN",
          "CAP_DAC_OVERRIDE",
          "CAP_DAC_READ_SEARCH",
          "CAP_FOWNER",
          "CAP_KILL",
          "CAP_MKNOD",
          "CAP_NET_ADMIN",
          "CAP_NET_RAW",
          "CAP_PERFMON",
          "CAP_SETFCAP",
          "CAP_SETGID",
          "CAP_SETPCAP",
          "CAP_SETUID",
          "CAP_SYSLOG",
          "CAP_SYS_ADMIN",
          "CAP_SYS_BOOT",
          "CAP_SYS_CHROOT",
          "CAP_SYS_MODULE",
          "CAP_SYS_NICE",
          "CAP_SYS_PACCT",
          "CAP_SYS_PTRACE",
          "CAP_SYS_RAWIO",
          "CAP_SYS_TIME",
          "CAP_SYS_TTY_CONFIG");

  private BareSpec() {}

  static String of(String isolated) {
    try {
      ObjectNode spec = (ObjectNode) JSON.readTree(isolated);
      ObjectNode process = (ObjectNode) spec.path("process");
      process.put("noNewPrivileges", false);
      for (String set : List.of("bounding", "effective", "permitted", "inheritable")) {
        CAPABILITIES.forEach(((ObjectNode) process.path("capabilities")).putArray(set)::add);
      }
      open((ObjectNode) spec.path("linux"));
      spec.path("mounts").forEach(BareSpec::makeWritable);
      return spec.toString();
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static void open(ObjectNode linux) {
    linux.remove(List.of("seccomp", "maskedPaths", "readonlyPaths"));
    ObjectNode resources = (ObjectNode) linux.path("resources");
    resources.remove("pids");
    resources.putArray("devices").addObject().put("allow", true).put("access", "rwm");
  }

  private static void makeWritable(JsonNode mount) {
    ArrayNode options = (ArrayNode) mount.path("options");
    for (int i = options.size() - 1; i >= 0; i--) {
      if (options.get(i).asText().equals("ro")) {
        options.remove(i);
      }
    }
  }
}
