package org.zos.container.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.zos.container.spec.SeccompRule.Errno;

/**
 * The system calls that a container may make. The choice is data, {@code seccomp.json}, with a
 * reason for each group; here it becomes the filter of a specification.
 *
 * <p>A call that is in no group is answered with ENOSYS, not EPERM: C libraries try new calls
 * first, take ENOSYS for an older kernel and fall back, and give up at EPERM.
 *
 * <p>No architecture is named, so the filter knows the machine's main one only, and the kernel ends
 * whoever calls it in another way: 32-bit programs on a 64-bit node. Their one call for everything
 * with sockets keeps its arguments in memory, where no filter can look.
 */
final class Seccomp {
  private static final String DATA = "seccomp.json";

  private static final List<SeccompGroup> GROUPS = load();

  private Seccomp() {}

  private static List<SeccompGroup> load() {
    try (InputStream data = Seccomp.class.getResourceAsStream(DATA)) {
      if (data == null) {
        throw new FileNotFoundException(DATA);
      }
      JsonNode groups = new JsonMapper().readTree(data).path("groups");
      return StreamSupport.stream(groups.spliterator(), false).map(SeccompGroup::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The groups that are about containers of this kind. */
  static List<SeccompGroup> groups(boolean elevated) {
    return GROUPS.stream().filter(group -> group.isFor(elevated)).toList();
  }

  /** Writes the filter. */
  static void addTo(ObjectNode seccomp, boolean elevated) {
    seccomp.put("defaultAction", "SCMP_ACT_ERRNO");
    seccomp.put("defaultErrnoRet", Errno.ENOSYS.number());
    ArrayNode rules = seccomp.putArray("syscalls");
    groups(elevated).forEach(group -> group.rules().forEach(rule -> rule.addTo(rules)));
  }
}
