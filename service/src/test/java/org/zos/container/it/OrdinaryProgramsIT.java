package org.zos.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zos.container.contract.ContainerBuilder;
import org.zos.container.contract.ContainerState;
import org.zos.container.contract.MountInfo;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.testing.ChildProcess;
import org.zos.zbus.testing.Eventually;

/** What people run in containers works for all that is taken from it. */
@Tag("any-containerd")
class OrdinaryProgramsIT {
  private static final TestNode NODE = TestNode.start();
  private static final Path ROOT = NODE.folder().resolve("machine");
  private static ContdProcess contd;
  private static ContainerStub stub;

  /** A root file system with the programs and libraries of this machine. */
  @BeforeAll
  static void start() throws IOException {
    for (String folder : List.of("usr", "etc", "tmp", "run", "root", "java", "classes")) {
      Files.createDirectories(ROOT.resolve(folder));
    }
    for (String folder : List.of("bin", "sbin", "lib", "lib64")) {
      Files.createSymbolicLink(ROOT.resolve(folder), Path.of("usr", folder));
    }
    ChildProcess.run(List.of("ip", "-n", NODE.netns(), "link", "set", "lo", "up"));
    contd = NODE.contd();
    stub = NODE.stub();
  }

  @AfterAll
  static void stop() {
    stub.close();
    contd.close();
    NODE.close();
  }

  private static MountInfo readOnly(String source, String target) {
    return new MountInfo(source, target, "", List.of("ro"));
  }

  private static ContainerBuilder container(String name, String script) {
    List<MountInfo> mounts = new ArrayList<>();
    mounts.add(readOnly("/usr", "/usr"));
    mounts.add(readOnly("/etc", "/etc"));
    mounts.add(readOnly(System.getProperty("java.home"), "/java"));
    mounts.add(readOnly(Path.of("target/test-classes").toAbsolutePath().toString(), "/classes"));
    return NODE.script(name, script).rootFs(ROOT.toString()).mounts(mounts);
  }

  private static void assertWorks(ContainerBuilder container) {
    String id = stub.run("programs", container.build());
    Eventually.that(
        "it ends",
        () -> stub.inspect("programs", id).state().status().equals(ContainerState.STOPPED));
    String printed = stub.logs("programs", id);
    assertThat(stub.inspect("programs", id).state().exitCode()).as(printed).isZero();
    assertThat(printed).endsWith("works\n");
    stub.delete("programs", id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // files: owners, links, pipes, archives
        "cd /tmp && mkdir a && touch a/f && chown 1000:1000 a/f && chmod 4711 a/f && ln a/f a/g"
            + " && mkfifo a/p && tar cf a.tar a && tar xpf a.tar -C /root"
            + " && test $(stat -c %u:%a /root/a/f) = 1000:4711 && rm -r a a.tar /root/a",
        // another user, by PAM and without
        "su -s /bin/sh nobody -c id | grep nobody",
        "setpriv --reuid 1000 --regid 1000 --clear-groups id | grep uid=1000",
        // processes, signals, sockets, shared memory; a signal that comes just before the sleep is
        // handled after it, so it is short
        "perl -e 'use strict; use Socket; use IPC::SysV; $SIG{TERM} = sub { exit 7 };"
            + " socketpair(my $a, my $b, AF_UNIX, SOCK_STREAM, 0) or die;"
            + " my $pid = fork() // die; unless ($pid) { syswrite $b, \"x\"; sleep 1 for 1 .. 100; exit 1 }"
            + " sysread $a, my $x, 1; kill TERM => $pid; waitpid $pid, 0; die $? if $? >> 8 != 7;"
            + " shmget(IPC::SysV::IPC_PRIVATE(), 4096, 0600) // die;"
            + " socket(my $s, PF_INET, SOCK_STREAM, 0) or die; listen($s, 1) or die'",
        "sort /etc/services | uniq | wc -l && date && hostname && nproc && ps -ef",
        "openssl rand -hex 8 && echo x | openssl dgst -sha256",
        "timeout 5 busybox ping -c 1 127.0.0.1",
        "chroot / /bin/true && nice -n 5 true && ulimit -n 4096",
      })
  void fromADistribution(String script) {
    assertWorks(container("tools", "set -e; " + script + "; echo works"));
  }

  @Test
  void aDatabase() {
    assertWorks(
        container(
            "redis",
            "set -e; cd /tmp; s=/tmp/redis.sock; redis-server --port 0 --unixsocket $s"
                + " --daemonize yes --appendonly yes --dir /tmp --io-threads 2;"
                + " until redis-cli -s $s ping; do sleep 0.1; done;"
                + " redis-cli -s $s set a b; redis-cli -s $s bgsave;"
                + " redis-cli -s $s shutdown; test -s /tmp/dump.rdb; rm -r /tmp/*; echo works"));
  }

  /**
   * A virtual machine that makes code, threads and files, and learns its limits from the kernel.
   */
  @Test
  void aJvmThatKnowsItsLimits() {
    assertWorks(
        container("java", "/java/bin/java -cp /classes org.zos.container.it.JvmProgram")
            .memory(300L * 1024 * 1024));
  }
}
