package org.zos.container.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SeccompTest {
  private static final String ALLOW = "SCMP_ACT_ALLOW";
  private static final long EVERY_NEW_NAMESPACE = 0x7e020000;

  private static ObjectNode filter(boolean elevated) {
    ObjectNode filter = JsonNodeFactory.instance.objectNode();
    Seccomp.addTo(filter, elevated);
    return filter;
  }

  private static Stream<JsonNode> nodes(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static Stream<JsonNode> rules(boolean elevated) {
    return nodes(filter(elevated).path("syscalls"));
  }

  private static Set<String> names(JsonNode rule) {
    return nodes(rule.path("names")).map(JsonNode::asText).collect(Collectors.toSet());
  }

  /** The calls that may be made, with whatever arguments or with some. */
  private static Set<String> allowed(boolean elevated) {
    return rules(elevated)
        .filter(rule -> rule.path("action").asText().equals(ALLOW))
        .flatMap(rule -> names(rule).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<JsonNode> rulesOf(String call, boolean elevated) {
    return rules(elevated).filter(rule -> names(rule).contains(call)).toList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyGroupHasAReason(boolean elevated) {
    assertThat(Seccomp.groups(elevated)).isNotEmpty().allMatch(group -> !group.why().isBlank());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyCallIsInOneGroup(boolean elevated) {
    List<String> calls =
        Seccomp.groups(elevated).stream()
            .flatMap(group ->
                Stream.concat(
                    group.unknown().stream(),
                    group.rules().stream().flatMap(rule -> rule.calls().stream()).distinct()))
            .toList();
    assertThat(calls).doesNotHaveDuplicates().hasSizeGreaterThan(350);
  }

  @Test
  void whatNobodyThoughtOfIsAnsweredAsByAnOlderKernel() {
    ObjectNode filter = filter(false);
    assertThat(filter.path("defaultAction").asText()).isEqualTo("SCMP_ACT_ERRNO");
    assertThat(filter.path("defaultErrnoRet").asInt()).isEqualTo(38);
    assertThat(rulesOf("clone3", false)).isEmpty();
    assertThat(rulesOf("clone3", true)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mount",
        "umount2",
        "pivot_root",
        "setns",
        "fsopen",
        "move_mount",
        "keyctl",
        "add_key",
        "request_key",
        "bpf",
        "perf_event_open",
        "userfaultfd",
        "io_uring_setup",
        "quotactl",
        "kexec_load",
        "init_module",
        "finit_module",
        "ptrace",
        "process_vm_writev",
        "pidfd_getfd",
        "syslog",
        "open_by_handle_at",
        "reboot",
        "clock_settime",
        "swapon",
        "iopl",
        "ioperm",
      })
  void refusesWhatLeadsOut(String call) {
    assertThat(allowed(false)).doesNotContain(call);
    assertThat(rulesOf(call, false))
        .singleElement()
        .satisfies(rule -> assertThat(rule.path("errnoRet").asInt()).isEqualTo(1))
        .satisfies(rule -> assertThat(rule.path("args")).isEmpty());
  }

  @Test
  void elevatedAllowsMountingAndNothingElse() {
    Set<String> more = new TreeSet<>(allowed(true));
    more.removeAll(allowed(false));
    assertThat(more)
        .containsExactlyInAnyOrder(
            "fsconfig",
            "fsmount",
            "fsopen",
            "fspick",
            "mount",
            "mount_setattr",
            "move_mount",
            "open_tree",
            "open_tree_attr",
            "pivot_root",
            "setdomainname",
            "sethostname",
            "setns",
            "umount2");
    assertThat(allowed(true)).containsAll(allowed(false));
  }

  @ParameterizedTest
  @CsvSource({
    "clone,   false, 0x7e020000",
    "unshare, false, 0x7e020080",
    "clone,   true,  0x10000000",
    "unshare, true,  0x10000000",
  })
  void newNamespacesAreForElevatedOnesAndUserNamespacesForNobody(
      String call, boolean elevated, String bits) {
    List<JsonNode> rules = rulesOf(call, elevated);
    long all = Long.decode(bits);
    JsonNode allow = rules.getFirst();
    assertThat(allow.path("action").asText()).isEqualTo(ALLOW);
    assertThat(allow.at("/args/0/index").asInt()).isZero();
    assertThat(allow.at("/args/0/op").asText()).isEqualTo("SCMP_CMP_MASKED_EQ");
    assertThat(allow.at("/args/0/value").asLong()).isEqualTo(all);
    assertThat(allow.at("/args/0/valueTwo").asLong()).isZero();
    List<JsonNode> refuse = rules.subList(1, rules.size());
    assertThat(refuse).hasSize(Long.bitCount(all)).allMatch(SeccompTest::isRefusalOfOneBit);
    assertThat(refuse.stream().mapToLong(rule -> rule.at("/args/0/value").asLong()).sum())
        .isEqualTo(all);
  }

  private static boolean isRefusalOfOneBit(JsonNode rule) {
    return rule.path("errnoRet").asInt() == 1
        && rule.at("/args/0/op").asText().equals("SCMP_CMP_MASKED_EQ")
        && rule.at("/args/0/value").equals(rule.at("/args/0/valueTwo"))
        && (rule.at("/args/0/value").asLong() & ~(EVERY_NEW_NAMESPACE | 0x80)) == 0;
  }

  @Test
  void socketsAreOfFourFamilies() {
    List<JsonNode> rules = rulesOf("socket", false);
    assertThat(rules)
        .filteredOn(rule -> rule.path("action").asText().equals(ALLOW))
        .map(rule -> rule.at("/args/0/value").asLong())
        .containsExactly(1L, 2L, 10L, 16L);
    assertThat(rules)
        .filteredOn(rule -> rule.path("errnoRet").asInt() == 97)
        .map(rule -> rule.at("/args/0/value").asLong())
        .contains(17L, 38L, 40L)
        .doesNotContain(1L, 2L, 10L, 16L);
  }

  @Test
  void isForTheMachinesMainArchitectureOnly() {
    assertThat(filter(false).has("architectures")).isFalse();
  }
}
