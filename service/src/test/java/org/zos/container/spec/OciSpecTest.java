package org.zos.container.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerBuilder;
import org.zos.container.contract.MountInfo;
import org.zos.zbus.testing.Eventually;

final class OciSpecTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Host HOST =
      new Host(
          4,
          Path.of("/run/netns"),
          Optional.of(Path.of("/etc/resolv.conf")),
          true,
          Path.of("/usr/bin/corex"),
          List.of());

  /** What containerd gives a container that asks for nothing. */
  private static final List<String> CONTAINERD_CAPABILITIES =
      List.of(
          "CAP_CHOWN",
          "CAP_DAC_OVERRIDE",
          "CAP_FSETID",
          "CAP_FOWNER",
          "CAP_MKNOD",
          "CAP_NET_RAW",
          "CAP_SETGID",
          "CAP_SETUID",
          "CAP_SETFCAP",
          "CAP_SETPCAP",
          "CAP_NET_BIND_SERVICE",
          "CAP_SYS_CHROOT",
          "CAP_KILL",
          "CAP_AUDIT_WRITE");

  private static JsonNode spec(UnaryOperator<ContainerBuilder> change) throws IOException {
    return spec(HOST, change);
  }

  private static JsonNode spec(Host host, UnaryOperator<ContainerBuilder> change)
      throws IOException {
    ContainerBuilder bare = Container.named("web").network("net-1").entrypoint("sleep 1000");
    Container container = Defaults.fill(change.apply(bare).build());
    return JSON.readTree(OciSpec.of("blue", container, Path.of("/srv/root fs"), host));
  }

  private static JsonNode bare() throws IOException {
    return spec(c -> c);
  }

  private static List<String> texts(JsonNode array) {
    return nodes(array).map(JsonNode::asText).toList();
  }

  private static Stream<JsonNode> nodes(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static JsonNode mount(JsonNode spec, String destination) {
    return nodes(spec.at("/mounts"))
        .filter(mount -> mount.path("destination").asText().equals(destination))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no mount on " + destination));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bare", "full"})
  void isAsItIsWrittenDown(String name) throws IOException {
    JsonNode spec = name.equals("bare") ? bare() : spec(OciSpecTest::everything);
    try (InputStream golden = OciSpecTest.class.getResourceAsStream(name + ".json")) {
      JsonNode written = JSON.readTree(Eventually.present(golden));
      // by far the longest part, which is data already
      ((ObjectNode) spec.at("/linux/seccomp")).remove("syscalls");
      assertThat(spec.toPrettyString()).isEqualTo(written.toPrettyString());
    }
  }

  private static ContainerBuilder everything(ContainerBuilder container) {
    return container
        .entrypoint("/bin/sh -c 'echo \"$A\"'")
        .env(List.of("A=one two", "B="))
        .workingDir("/srv")
        .cpu(3)
        .memory(1_000_000_000)
        .pids(10)
        .elevated(true)
        .readOnlyRootFs(true)
        .rootFsPropagation("shared")
        .mounts(
            List.of(
                new MountInfo("/data", "/data", "", List.of("ro")),
                new MountInfo("tmpfs", "/tmp", "tmpfs", List.of("size=1m"))));
  }

  @ParameterizedTest
  @CsvSource({"0,100000", "1,100000", "2,200000", "4,400000"})
  void givesEachCpuThePeriodOfTimeInEachPeriod(long cpus, long quota) throws IOException {
    JsonNode cpu = spec(c -> c.cpu(cpus)).at("/linux/resources/cpu");
    assertThat(cpu.path("quota").asLong()).isEqualTo(quota);
    assertThat(cpu.path("period").asLong()).isEqualTo(100_000);
  }

  @Test
  void limitsMemoryTo256MiBExactly() throws IOException {
    assertThat(bare().at("/linux/resources/memory/limit").asLong()).isEqualTo(256 * 1024 * 1024);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void givesNoSwapWhereTheKernelCanSayNo(boolean limitsSwap) throws IOException {
    Host host =
        new Host(
            4, HOST.netnsDir(), HOST.resolvConf(), limitsSwap, HOST.corex(), HOST.mountRoots());
    JsonNode memory = spec(host, c -> c.memory(5_000_000)).at("/linux/resources/memory");
    assertThat(memory.has("swap")).isEqualTo(limitsSwap);
    assertThat(memory.path("swap").asLong()).isEqualTo(limitsSwap ? 5_000_000 : 0);
  }

  @Test
  void limitsMemoryToWhatTheCallerSaid() throws IOException {
    assertThat(spec(c -> c.memory(5_000_000_001L)).at("/linux/resources/memory/limit").asLong())
        .isEqualTo(5_000_000_001L);
  }

  @Test
  void limitsProcesses() throws IOException {
    assertThat(bare().at("/linux/resources/pids/limit").asLong()).isEqualTo(4096);
    assertThat(spec(c -> c.pids(3)).at("/linux/resources/pids/limit").asLong()).isEqualTo(3);
  }

  @Test
  void hasNamespacesOfItsOwnAndTheNetworksByPath() throws IOException {
    JsonNode namespaces = bare().at("/linux/namespaces");
    assertThat(nodes(namespaces).map(ns -> ns.path("type").asText()))
        .containsExactlyInAnyOrder("pid", "ipc", "uts", "mount", "cgroup", "network");
    assertThat(nodes(namespaces).filter(ns -> ns.has("path")))
        .singleElement()
        .satisfies(ns -> {
          assertThat(ns.path("type").asText()).isEqualTo("network");
          assertThat(ns.path("path").asText()).isEqualTo("/run/netns/net-1");
        });
  }

  @Test
  void masksWhatTellsOfTheNode() throws IOException {
    assertThat(texts(bare().at("/linux/maskedPaths")))
        .contains("/proc/kcore", "/proc/keys", "/proc/timer_list", "/proc/acpi", "/sys/firmware");
  }

  @Test
  void writesNothingThatChangesTheNode() throws IOException {
    assertThat(texts(bare().at("/linux/readonlyPaths")))
        .containsExactlyInAnyOrder(
            "/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger");
    assertThat(texts(mount(bare(), "/sys").path("options"))).contains("ro");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void gainsNoPrivilegesByRunningAProgram(boolean elevated) throws IOException {
    assertThat(spec(c -> c.elevated(elevated)).at("/process/noNewPrivileges").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bounding", "effective", "permitted"})
  void mayDoNoMoreThanContainerdsDefault(String set) throws IOException {
    assertThat(CONTAINERD_CAPABILITIES).hasSize(14);
    assertThat(texts(bare().at("/process/capabilities/" + set)))
        .isNotEmpty()
        .isSubsetOf(CONTAINERD_CAPABILITIES);
  }

  @Test
  void makesNoDeviceNodes() throws IOException {
    assertThat(texts(spec(c -> c.elevated(true)).at("/process/capabilities/bounding")))
        .doesNotContain("CAP_MKNOD");
  }

  @Test
  void givesNoCapabilitiesThatSurviveAChangeOfUser() throws IOException {
    JsonNode capabilities = spec(c -> c.elevated(true)).at("/process/capabilities");
    assertThat(capabilities.path("inheritable")).isEmpty();
    assertThat(capabilities.path("ambient")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bounding", "effective", "permitted"})
  void elevatedAddsOneCapability(String set) throws IOException {
    String path = "/process/capabilities/" + set;
    List<String> elevated = texts(spec(c -> c.elevated(true)).at(path));
    assertThat(elevated).containsAll(texts(bare().at(path)));
    assertThat(elevated).hasSize(texts(bare().at(path)).size() + 1).contains("CAP_SYS_ADMIN");
  }

  @Test
  void deniesAllDevices() throws IOException {
    assertThat(bare().at("/linux/resources/devices"))
        .containsExactly(JSON.readTree("{'allow': false, 'access': 'rwm'}".replace('\'', '"')));
    assertThat(bare().at("/linux/devices")).isEmpty();
  }

  @Test
  void elevatedAddsOneDevice() throws IOException {
    JsonNode elevated = spec(c -> c.elevated(true));
    assertThat(nodes(elevated.at("/linux/devices")).map(each -> each.path("path").asText()))
        .containsExactly("/dev/fuse");
    JsonNode rules = elevated.at("/linux/resources/devices");
    assertThat(rules).hasSize(2);
    assertThat(rules.path(0).path("allow").asBoolean()).isFalse();
    assertThat(rules.path(1).path("major").asInt()).isEqualTo(10);
    assertThat(rules.path(1).path("minor").asInt()).isEqualTo(229);
  }

  @Test
  void elevatedChangesNothingElse() throws IOException {
    JsonNode elevated = spec(c -> c.elevated(true));
    assertThat(elevated.path("mounts")).isEqualTo(bare().path("mounts"));
    assertThat(elevated.at("/linux/maskedPaths")).isEqualTo(bare().at("/linux/maskedPaths"));
    assertThat(elevated.at("/linux/readonlyPaths")).isEqualTo(bare().at("/linux/readonlyPaths"));
    assertThat(elevated.at("/linux/namespaces")).isEqualTo(bare().at("/linux/namespaces"));
  }

  @Test
  void theCallersEnvironmentComesLastAndWins() throws IOException {
    assertThat(texts(spec(c -> c.env(List.of("A=1", "A=2"))).at("/process/env")))
        .satisfies(env -> assertThat(env.getFirst()).startsWith("PATH="))
        .endsWith("A=1", "A=2");
    assertThat(texts(spec(c -> c.env(List.of("A=1", "PATH=/mine"))).at("/process/env")))
        .containsExactly("A=1", "PATH=/mine");
  }

  @Test
  void nothingCoversWhatAnImageKeepsUnderRun() throws IOException {
    assertThat(nodes(bare().path("mounts")).map(each -> each.path("destination").asText()))
        .noneMatch(path -> path.equals("/run") || path.startsWith("/run/"));
  }

  @Test
  void theNodesResolvConfCanBeReadOnly() throws IOException {
    JsonNode mount = mount(bare(), "/etc/resolv.conf");
    assertThat(mount.path("source").asText()).isEqualTo("/etc/resolv.conf");
    assertThat(mount.path("type").asText()).isEqualTo("bind");
    assertThat(texts(mount.path("options"))).containsExactly("rbind", "ro");
  }

  @Test
  void aNodeWithoutResolvConfGivesNone() throws IOException {
    Host host = new Host(4, HOST.netnsDir(), Optional.empty(), true, HOST.corex(), List.of());
    assertThat(texts(spec(host, c -> c).path("mounts")))
        .noneMatch(mount -> mount.contains("resolv.conf"));
    assertThat(spec(host, c -> c).path("mounts")).hasSize(bare().path("mounts").size() - 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''   | ''      | bind | rbind",
        "''   | ro      | bind | rbind,ro",
        "bind | ro      | bind | rbind,ro",
        "''   | bind,ro | bind | bind,ro",
        "bind | rbind   | bind | rbind",
      })
  void aBindMountBringsAllThatIsMountedBelow(
      String type, String options, String toldType, String toldOptions) throws IOException {
    List<String> given = options.isEmpty() ? List.of() : List.of(options.split(","));
    MountInfo asked = new MountInfo("/data", "/srv", type, given);
    JsonNode mount = mount(spec(c -> c.mounts(List.of(asked))), "/srv");
    assertThat(mount.path("source").asText()).isEqualTo("/data");
    assertThat(mount.path("type").asText()).isEqualTo(toldType);
    assertThat(texts(mount.path("options"))).containsExactly(toldOptions.split(","));
  }

  @Test
  void aMountOfAFileSystemStaysAsItIs() throws IOException {
    MountInfo asked = new MountInfo("none", "/cache", "tmpfs", List.of("size=1m"));
    JsonNode mount = mount(spec(c -> c.mounts(List.of(asked))), "/cache");
    assertThat(mount.path("type").asText()).isEqualTo("tmpfs");
    assertThat(texts(mount.path("options"))).containsExactly("size=1m");
  }

  @Test
  void theCallersMountsComeLastAndInOrder() throws IOException {
    List<MountInfo> asked = List.of(MountInfo.bind("/b", "/m"), MountInfo.bind("/a", "/m/n"));
    assertThat(
            nodes(spec(c -> c.mounts(asked)).path("mounts"))
                .map(each -> each.path("destination").asText()))
        .endsWith("/etc/resolv.conf", "/m", "/m/n");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theRootFileSystemCanBeReadOnly(boolean readOnly) throws IOException {
    JsonNode root = spec(c -> c.readOnlyRootFs(readOnly)).path("root");
    assertThat(root.path("path").asText()).isEqualTo("/srv/root fs");
    assertThat(root.path("readonly").asBoolean()).isEqualTo(readOnly);
  }

  @Test
  void mountsOfTheHostSpreadOnlyAsTheCallerSays() throws IOException {
    assertThat(bare().path("linux").has("rootfsPropagation")).isFalse();
    assertThat(spec(c -> c.rootFsPropagation("slave")).at("/linux/rootfsPropagation").asText())
        .isEqualTo("slave");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "'',      shared,  shared",
        "'',      rshared, shared",
        "private, rshared, private",
        "rslave,  ro,      rslave",
        "'',      rslave,  none",
        "'',      ro,      none",
      })
  void aMountThatIsSharedWithTheHostNeedsARootThatIs(
      String asked, String option, @Nullable String told) throws IOException {
    MountInfo mount = new MountInfo("/data", "/srv", "", List.of(option));
    JsonNode linux = spec(c -> c.rootFsPropagation(asked).mounts(List.of(mount))).path("linux");
    assertThat(linux.path("rootfsPropagation").asText(null)).isEqualTo(told);
  }

  @Test
  void seesItsOwnCgroupAndCanNotChangeIt() throws IOException {
    JsonNode mount = mount(bare(), "/sys/fs/cgroup");
    assertThat(mount.path("type").asText()).isEqualTo("cgroup");
    assertThat(texts(mount.path("options"))).contains("ro");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void filtersSystemCalls(boolean elevated) throws IOException {
    JsonNode seccomp = spec(c -> c.elevated(elevated)).at("/linux/seccomp");
    assertThat(seccomp.path("defaultAction").asText()).isEqualTo("SCMP_ACT_ERRNO");
    assertThat(seccomp.path("syscalls")).isNotEmpty();
  }

  @Test
  void hasACgroupOfItsOwnByNamespaceAndName() throws IOException {
    assertThat(bare().at("/linux/cgroupsPath").asText()).isEqualTo("/blue/web");
  }

  @Test
  void runsTheWordsOfTheEntrypoint() throws IOException {
    assertThat(texts(spec(c -> c.entrypoint("sh -c 'a b' ''")).at("/process/args")))
        .containsExactly("sh", "-c", "a b", "");
  }

  @Test
  void isItsOwnHostAsFarAsAHostsNameMayBeLong() throws IOException {
    assertThat(bare().path("hostname").asText()).isEqualTo("web");
    assertThat(spec(c -> c.name("a".repeat(76))).path("hostname").asText())
        .isEqualTo("a".repeat(64));
  }
}
