package org.zos.container.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zos.container.runtime.ContainerRuntime;

final class CommandLineTest {
  private static CommandLine with(Map<String, String> environment) {
    return new CommandLine(environment, "1.2.3", "/opt/bin/contd-shim");
  }

  private static Config read(String... args) {
    return with(Map.of()).read(args);
  }

  @Test
  void pinsTheDefaults() {
    Config config = read();
    assertThat(config.root()).isEqualTo(Path.of("/var/cache/modules/contd"));
    assertThat(config.broker()).hasToString("unix:///var/run/redis.sock");
    assertThat(config.containerd()).isEqualTo(Path.of("/run/containerd/containerd.sock"));
    assertThat(config.logDir()).isEqualTo(Path.of("/var/log"));
    assertThat(config.netnsDir()).isEqualTo(Path.of("/var/run/netns"));
    assertThat(config.shim()).isEqualTo(Path.of("/opt/bin/contd-shim"));
    assertThat(config.runtime()).isEqualTo(ContainerRuntime.parse("io.containerd.zos.v1"));
    assertThat(config.snapshotter()).isEqualTo("overlayfs");
    assertThat(config.corex()).isEqualTo(Path.of("/usr/bin/corex"));
    assertThat(config.mountRoots()).containsExactly(Path.of("/"));
    assertThat(config.workers()).isEmpty();
    assertThat(config.module()).isEqualTo("container");
    assertThat(config.eventLength()).isEqualTo(100_000);
    assertThat(config.takeover()).isFalse();
  }

  static Stream<Arguments> settings() {
    return Stream.of(
        setting("root", "/r", config -> config.root().toString()),
        setting("broker", "tcp://host:77", config -> config.broker().toString()),
        setting("containerd", "/c.sock", config -> config.containerd().toString()),
        setting("log-dir", "/l", config -> config.logDir().toString()),
        setting("netns-dir", "/n", config -> config.netnsDir().toString()),
        setting("shim", "/s", config -> config.shim().toString()),
        setting("runtime", "io.containerd.kata.v2", config -> config.runtime().shim()),
        setting("snapshotter", "native", Config::snapshotter),
        setting("corex", "/x", config -> config.corex().toString()),
        setting("mount-roots", "/m", config -> config.mountRoots().getFirst().toString()),
        setting("workers", "7", config -> Integer.toString(config.workers().orElseThrow())),
        setting("module", "container.node-7", Config::module),
        setting("event-length", "100", config -> Long.toString(config.eventLength())),
        setting("takeover", "yes", config -> config.takeover() ? "yes" : "no"));
  }

  private static Arguments setting(String name, String value, Function<Config, String> read) {
    return arguments(name, value, read);
  }

  @Test
  void everySettingIsTested() {
    assertThat(settings().map(each -> "--" + each.get()[0]))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Option.values()).map(Option::flag).toList());
  }

  @ParameterizedTest
  @MethodSource("settings")
  void eachFlagSetsItsOwn(String name, String value, Function<Config, String> read) {
    assertThat(read.apply(read("--" + name + "=" + value))).isEqualTo(value);
    assertThat(read.apply(read("--" + name, value))).isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void eachVariableSetsItsOwn(String name, String value, Function<Config, String> read) {
    assertThat(read.apply(with(Map.of(variable(name), value)).read())).isEqualTo(value);
  }

  private static String variable(String name) {
    return "CONTD_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  @ParameterizedTest
  @MethodSource("settings")
  void aFlagWinsOverTheVariable(String name, String value, Function<Config, String> read) {
    CommandLine commandLine = with(Map.of(variable(name), "//not a valid value, and not read"));
    assertThat(read.apply(commandLine.read("--" + name + "=" + value))).isEqualTo(value);
  }

  @Test
  void takeoverNeedsNoValue() {
    assertThat(read("--takeover").takeover()).isTrue();
    assertThat(read("--takeover", "--module=m").takeover()).isTrue();
    assertThat(read("--takeover=no").takeover()).isFalse();
    assertThatThrownBy(() -> read("--takeover=maybe"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("--takeover: must be yes or no, not 'maybe'");
  }

  @Test
  void takesTheSpellingOfExistingUnitFiles() {
    assertThat(read("--congainerd", "/c.sock").containerd()).isEqualTo(Path.of("/c.sock"));
    assertThat(with(Map.of("CONTD_CONTAINERD", "/other")).read("--congainerd=/c.sock").containerd())
        .isEqualTo(Path.of("/c.sock"));
  }

  @Test
  void otherVariablesAreNotItsOwn() {
    assertThat(with(Map.of("ROOT", "/r", "MODULE", "other")).read()).hasToString(read().toString());
  }

  @Test
  void workersAreTakenAndAreOneAtLeast() {
    assertThat(read("--workers=1").workers()).isEqualTo(OptionalInt.of(1));
  }

  @Test
  void mountRootsMayBeSeveral() {
    assertThat(read("--mount-roots=/a:/b/../c").mountRoots())
        .containsExactly(Path.of("/a"), Path.of("/c"));
  }

  @Test
  void pathsAreWrittenPlainly() {
    assertThat(read("--root=/a/./b/../c/").root()).hasToString("/a/c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--root         | relative       | absolute",
        "--root         | ''             | absolute",
        "--containerd   | sock           | absolute",
        "--log-dir      | ./log          | absolute",
        "--netns-dir    | netns          | absolute",
        "--shim         | contd-shim     | absolute",
        "--runtime      | ''             | must be runc",
        "--runtime      | kata           | must be runc",
        "--runtime      | ../runc        | must be runc",
        "--runtime      | io.containerd. | must be runc",
        "--runtime      | 'runc -x'      | must be runc",
        "--runtime      | 'runc,crun'    | before the comma",
        "--runtime      | '/a,runc,crun' | behind the comma",
        "--runtime      | '/a,'          | behind the comma",
        "--runtime      | '/a,b'         | behind the comma",
        "--corex        | corex          | absolute",
        "--mount-roots  | ''             | absolute",
        "--mount-roots  | /a:b           | absolute",
        "--snapshotter  | ''             | snapshotter",
        "--snapshotter  | a b            | snapshotter",
        "--broker       | ''             | unix://",
        "--broker       | /redis.sock    | unix://",
        "--broker       | http://host    | unix://",
        "--broker       | tcp://         | address",
        "--workers      | 0              | from 1",
        "--workers      | many           | number",
        "--module       | ''             | letters",
        "--module       | a b            | letters",
        "--module       | .a             | letters",
        "--module       | a..b           | letters",
        "--event-length | 99             | from 100",
        "--event-length | 100000001      | to 100000000",
        "--event-length | 1e3            | number",
      })
  void whatCanNotBeUsedIsNamedByItsFlag(String flag, String value, String told) {
    assertThatThrownBy(() -> read(flag + "=" + value))
        .isInstanceOf(ConfigException.class)
        .message()
        .startsWith(flag + ": ")
        .contains(told)
        .hasLineCount(1);
  }

  @Test
  void reportsAllFaultsTogether() {
    CommandLine commandLine = with(Map.of("CONTD_LOG_DIR", "log", "CONTD_WORKERS", "x"));
    assertThatThrownBy(() -> commandLine.read("--root=r", "--broker=x", "--module=", "--shim=s"))
        .isInstanceOf(ConfigException.class)
        .message()
        .hasLineCount(6)
        .contains("--root", "--broker", "--log-dir", "--shim", "--workers", "--module");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tcp://hunter2@host:6379",
        "redis://:hunter2@host",
        "redis://user:hunter2@host:7/0",
        "rediss://:hunter2@host"
      })
  void neverShowsAPassword(String broker) {
    assertThat(read("--broker=" + broker)).asString().contains("host").doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--broker=tcp://hunter2@ho st",
        "--broker=tcp://hunter2@host:port",
        "--broker=http://:hunter2@host",
        "--broker=hunter2",
        "--broker=redis://:hunter2@",
        "--brokr=tcp://hunter2@host",
        "tcp://hunter2@host"
      })
  void neverTellsAPasswordInAFault(String argument) {
    assertThatThrownBy(() -> read(argument))
        .isInstanceOf(ConfigException.class)
        .message()
        .isNotEmpty()
        .doesNotContain("hunter2");
  }

  @Test
  void namesAnUnknownFlag() {
    assertThatThrownBy(() -> read("--brokr=x", "--colour"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("unknown flag --brokr\nunknown flag --colour");
  }

  @Test
  void namesAFlagWithoutItsValue() {
    assertThatThrownBy(() -> read("--root"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("--root");
  }

  @Test
  void refusesAFlagThatIsGivenTwice() {
    assertThatThrownBy(() -> read("--containerd=/a", "--congainerd=/b"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("--containerd");
  }

  @ParameterizedTest
  @EnumSource
  void helpListsEachFlagWithItsDefault(Option option) {
    String help = with(Map.of()).help("--help").orElseThrow();
    assertThat(help.replaceAll("\\s+", "")).contains(option.flag(), option.fallback());
  }

  @Test
  void helpTellsOfTheEnvironment() {
    assertThat(with(Map.of()).help("-h").orElseThrow()).contains("contd", "CONTD_ROOT");
  }

  @Test
  void tellsItsVersion() {
    assertThat(with(Map.of()).help("--version")).contains("contd 1.2.3\n");
  }

  @Test
  void withoutAQuestionThereIsNoHelp() {
    assertThat(with(Map.of()).help("--root=/r")).isEmpty();
  }

  @Test
  void helpIsGivenWhateverTheSettingsAre() {
    assertThat(with(Map.of("CONTD_ROOT", "relative")).help("--help", "--module=a b")).isPresent();
  }

  @Test
  void variablesAreNamedAfterTheFlags() {
    assertThat(List.of(Option.values()))
        .allSatisfy(option ->
            assertThat(option.variable()).isEqualTo(variable(option.flag().substring(2))));
  }
}
