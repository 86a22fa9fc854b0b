package org.zos.container.testing;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.zos.container.contract.ContainerBuilder;
import org.zos.container.contract.LogSettings;
import org.zos.container.contract.LogTarget;
import org.zos.container.contract.MountInfo;
import org.zos.container.contract.RestartPolicy;
import org.zos.container.contract.StatsTarget;

/**
 * One thing that is wrong with a container, whatever node it is to run on.
 *
 * @param field what its fault begins with
 * @param what is wrong
 * @param change makes a good container bad
 */
public record BadInput(String field, String what, UnaryOperator<ContainerBuilder> change) {
  /** In every table, and not to be repeated in a message. */
  public static final String SECRET = "hunter2";

  /** All that somebody has thought of. */
  public static Stream<BadInput> all() {
    return Stream.of(
            names(),
            networks(),
            directories(),
            flists(),
            images(),
            commands(),
            environments(),
            limits(),
            sources(),
            targets(),
            mountTypes(),
            choices(),
            publishing(),
            sizes())
        .flatMap(each -> each);
  }

  private static BadInput bad(String field, String what, UnaryOperator<ContainerBuilder> change) {
    return new BadInput(field, what, change);
  }

  private static Stream<BadInput> names() {
    return Stream.of(
            "", "..", "a/b", "../../etc", "a b", "-a", "a-", "a--b", "a\nb", "a".repeat(77))
        .map(name -> bad("Name", name, c -> c.name(name)));
  }

  private static Stream<BadInput> networks() {
    return Stream.of("", ".", "..", "a/b", "/proc/1/ns/net", "a\0b", "a\nb", "a".repeat(256))
        .map(name -> bad("Network.Namespace", name, c -> c.network(name)));
  }

  private static Stream<BadInput> directories() {
    return Stream.of(
        bad("RootFS or Flist,", "none", c -> c.rootFs("")),
        bad("RootFS or Flist,", "both", c -> c.flist("/flist")),
        bad("RootFS", "relative", c -> c.rootFs("rootfs")),
        bad("RootFS", "upwards", c -> c.rootFs("/a/../../etc")),
        bad("RootFS", "NUL", c -> c.rootFs("/a\0")),
        bad("RootFS", "line feed", c -> c.rootFs("/a\nb")),
        bad("RootFS", "too long", c -> c.rootFs("/" + "a".repeat(4096))),
        bad("RootFS", "the node's own", c -> c.rootFs("/")),
        bad("RootFS", "the node's own, in disguise", c -> c.rootFs("//./")),
        bad("Flist", "relative", c -> c.rootFs("").flist("flist")),
        bad("Flist", "upwards", c -> c.rootFs("").flist("/a/..")));
  }

  private static Stream<BadInput> flists() {
    return Stream.of(
            "ftp://hub/a.flist",
            "file:///etc/passwd",
            "https://",
            "https:///a.flist",
            "https://hub",
            "https://hub/",
            "https://me:" + SECRET + "@hub/a.flist",
            "https://hub/a.flist#part",
            "https://hub/a b.flist",
            "https://hub/a\n.flist",
            "https://hub/" + "a".repeat(2040))
        .map(url -> bad("Flist", url, c -> c.rootFs("").flist(url)));
  }

  private static Stream<BadInput> images() {
    return Stream.of(
            "image:",
            "image: a",
            "image:-a",
            "image:../a",
            "image:a b",
            "image:a\0b",
            "image:" + "a".repeat(513))
        .map(image -> bad("RootFS", image, c -> c.rootFs(image)));
  }

  private static Stream<BadInput> commands() {
    return Stream.of(
        bad("Entrypoint", "blank", c -> c.entrypoint(" \t\n")),
        bad("Entrypoint", "an empty program", c -> c.entrypoint("'' a")),
        bad("Entrypoint", "single quote", c -> c.entrypoint("echo 'a")),
        bad("Entrypoint", "double quote", c -> c.entrypoint("echo \"a")),
        bad("Entrypoint", "backslash", c -> c.entrypoint("echo \\")),
        bad("Entrypoint", "NUL", c -> c.entrypoint("echo a\0b")),
        bad("WorkingDir", "relative", c -> c.workingDir("srv")),
        bad("WorkingDir", "upwards", c -> c.workingDir("/srv/..")),
        bad("WorkingDir", "line feed", c -> c.workingDir("/srv\n")));
  }

  private static Stream<BadInput> environments() {
    return Stream.of(
            "",
            SECRET,
            "=" + SECRET,
            "A=" + SECRET + "\0",
            "A\0=" + SECRET,
            "A B=" + SECRET,
            "A\n=" + SECRET)
        .map(entry -> bad("Env[1]", entry, c -> c.env(List.of("A=1", entry))));
  }

  private static Stream<BadInput> limits() {
    return Stream.of(
        bad("CPU", "more than there are", c -> c.cpu(100_000)),
        bad("CPU", "very many", c -> c.cpu(Long.MAX_VALUE)),
        bad("Memory", "one byte", c -> c.memory(1)),
        bad("Memory", "too little", c -> c.memory(4 * 1024 * 1024 - 1)),
        bad("Pids", "too many", c -> c.pids(4_194_305)),
        bad("ShutdownTimeout", "negative", c -> c.shutdownTimeout(Duration.ofNanos(-1))),
        bad("ShutdownTimeout", "long", c -> c.shutdownTimeout(Duration.ofMinutes(5).plusNanos(1))),
        badRestart("Policy", new RestartPolicy("sometimes", Duration.ZERO, 0, Duration.ZERO)),
        badRestart("Delay", new RestartPolicy("", Duration.ofNanos(-1), 0, Duration.ZERO)),
        badRestart("Delay", new RestartPolicy("", Duration.ofHours(2), 0, Duration.ZERO)),
        badRestart("MaxFailures", new RestartPolicy("", Duration.ZERO, 1001, Duration.ZERO)),
        badRestart("Window", new RestartPolicy("", Duration.ZERO, 0, Duration.ofDays(2))),
        badRestart("Window", new RestartPolicy("", Duration.ZERO, 0, Duration.ofNanos(-1))));
  }

  private static BadInput badRestart(String field, RestartPolicy restart) {
    return bad("Restart." + field, restart.toString(), c -> c.restart(restart));
  }

  private static BadInput badMount(String field, MountInfo mount) {
    List<MountInfo> mounts = List.of(MountInfo.bind("/tmp", "/srv"), mount);
    return bad("Mounts[1]." + field, mount.toString(), c -> c.mounts(mounts));
  }

  private static Stream<BadInput> sources() {
    return Stream.of(
        badMount("Source", MountInfo.bind("", "/a")),
        badMount("Source", MountInfo.bind("data", "/a")),
        badMount("Source", MountInfo.bind("/data/../etc", "/a")),
        badMount("Source", MountInfo.bind("/da\tta", "/a")),
        badMount("Source", new MountInfo("data", "/a", "bind", List.of())),
        badMount("Source", new MountInfo("/dev/sda", "/a", "tmpfs", List.of())));
  }

  private static Stream<BadInput> targets() {
    return Stream.of(
            "",
            "a",
            "/",
            "/./",
            "/proc",
            "//proc/sys",
            "/./sys/",
            "/dev/null",
            "/a/../proc",
            "/a\0b",
            "/a\nb",
            "/srv",
            "/srv/.",
            "//srv/")
        .map(target -> badMount("Target", MountInfo.bind("/tmp", target)));
  }

  private static Stream<BadInput> mountTypes() {
    Stream<BadInput> types =
        Stream.of(
                "overlay",
                "proc",
                "sysfs",
                "cgroup",
                "cgroup2",
                "devtmpfs",
                "mqueue",
                "ext4",
                "fuse",
                "nfs",
                "none",
                "BIND")
            .map(type -> badMount("Type", new MountInfo("", "/a", type, List.of())));
    Stream<BadInput> ofBind =
        Stream.of("", "size=1k", "remount", "ro,rw", "context=a", "idmap", "uid=0", "ro\0")
            .map(option ->
                badMount("Options", new MountInfo("/tmp", "/a", "", List.of("ro", option))));
    Stream<BadInput> ofTmpfs =
        Stream.of("bind", "size=", "size=-1", "size=1x", "mode=9", "mpol=bind:0", "tmpcopyup")
            .map(option -> badMount("Options", new MountInfo("", "/a", "tmpfs", List.of(option))));
    return Stream.of(types, ofBind, ofTmpfs).flatMap(each -> each);
  }

  private static Stream<BadInput> choices() {
    return Stream.of(
        bad("RootFsPropagation", "unknown", c -> c.rootFsPropagation("public")),
        bad("Log.Format", "unknown", c -> c.log(new LogSettings("json", 0, 0))),
        bad("Log.MaxSize", "small", c -> c.log(new LogSettings("", 1, 0))),
        bad("Log.MaxSize", "huge", c -> c.log(new LogSettings("", (1L << 40) + 1, 0))),
        bad("Log.MaxFiles", "many", c -> c.log(new LogSettings("", 0, 101))),
        bad("Tags[1]", "empty", c -> c.tags(List.of("a", ""))),
        bad("Tags[1]", "line feed", c -> c.tags(List.of("a", "b\nc"))),
        bad(
            "Mounts[0].Target",
            "corex's",
            c -> c.interactive(true).mounts(List.of(MountInfo.bind("/tmp", "/corex")))));
  }

  private static Stream<BadInput> publishing() {
    return Stream.of(
        badLog("Type", new LogTarget("kafka", new LogTarget.Streams("", ""))),
        badLog("Data.Stdout:", logTo("http://host/channel")),
        badLog("Data.Stdout:", logTo("redis://:" + SECRET + "@host")),
        badLog("Data.Stdout:", logTo("redis://:" + SECRET + "@ho st/channel")),
        bad("Stats[0].Type", "unknown", c -> c.stats(List.of(new StatsTarget("", "redis://a/b")))),
        bad(
            "Stats[0].Endpoint:",
            "no channel",
            c -> c.stats(List.of(new StatsTarget("redis", "redis://:" + SECRET + "@a")))));
  }

  private static LogTarget logTo(String stdout) {
    return new LogTarget("redis", new LogTarget.Streams(stdout, ""));
  }

  private static BadInput badLog(String field, LogTarget target) {
    return bad("Logs[0]." + field, target.type(), c -> c.logs(List.of(target)));
  }

  private static Stream<BadInput> sizes() {
    List<MountInfo> many =
        Stream.iterate(0, i -> i < 257, i -> i + 1)
            .map(i -> MountInfo.bind("/tmp", "/srv/" + i))
            .toList();
    return Stream.of(
        bad("Entrypoint", "long", c -> c.entrypoint("echo " + "a".repeat(32 * 1024))),
        bad("Env", "much", c -> c.env(Collections.nCopies(1024, "A=" + "a".repeat(200)))),
        bad("Tags", "many", c -> c.tags(Collections.nCopies(40_000, "t"))),
        bad("Mounts", "many", c -> c.mounts(many)));
  }

  /** Short, and without what tests' names can't hold. */
  @Override
  public String toString() {
    String text = field + ": " + what;
    return text.substring(0, Math.min(text.length(), 80)).replaceAll("\\p{Cntrl}", "?");
  }
}
