package org.zos.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.zos.container.contract.LifecycleEvent.Exited;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.testing.Eventually;

/** A container that ends when the test wants it to, with a code of its own. */
final class Ending {
  private final TestNode node;
  private final ContainerRef ref;
  private final long code;
  private final long pid;
  private final Told told;
  private Instant before = Instant.MAX;
  private Instant after = Instant.MIN;

  private Ending(TestNode node, ContainerRef ref, long code, long pid) {
    this.node = node;
    this.ref = ref;
    this.code = code;
    this.pid = pid;
    this.told = new Told(node, ref);
  }

  /** Starts it, and waits until that is told. */
  static Ending begin(TestNode node, ContainerRef ref, long code) {
    String script = "while [ ! -e /%s ]; do sleep 0.02; done; exit %d".formatted(file(ref), code);
    try (ContainerStub stub = node.stub()) {
      stub.run(ref.ns(), node.script(ref.id(), script).build());
      Ending job = new Ending(node, ref, code, stub.inspect(ref.ns(), ref.id()).state().pid());
      job.told.await("created", "started");
      return job;
    }
  }

  private static String file(ContainerRef ref) {
    return "end-" + ref.ns() + "-" + ref.id();
  }

  ContainerRef ref() {
    return ref;
  }

  Told told() {
    return told;
  }

  /** Has it end, and waits until its process is gone, whoever is there to see it. */
  void end() {
    Path file = node.rootFs().resolve(file(ref));
    before = Instant.now();
    try {
      Files.createFile(file);
      Eventually.that("it ends", () -> ProcessHandle.of(pid).isEmpty());
      // for who reaped it to look at the clock
      Thread.sleep(200);
      after = Instant.now();
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** That its end is told as it was, and then removes it: what comes twice comes before that. */
  void assertToldOnceAsItWas() {
    told.await("created", "started", "exited");
    delete();
    Exited end = told.end();
    assertThat(end.exitCode()).isEqualTo(code);
    assertThat(end.reason()).isEmpty();
    assertThat(end.pid()).isEqualTo(pid);
    assertThat(end.at()).isBetween(before, after);
  }

  /** The same for an end of which nobody can know how it was. */
  void assertToldOnceAsLost() {
    told.await("created", "started", "exited");
    delete();
    Exited end = told.end();
    assertThat(end.exitCode()).isEqualTo(Exited.NO_CODE);
    assertThat(end.reason()).isEqualTo(Exited.LOST);
    assertThat(end.pid()).isEqualTo(pid);
  }

  private void delete() {
    try (ContainerStub stub = node.stub()) {
      stub.delete(ref.ns(), ref.id());
    }
    told.await("created", "started", "exited", "deleted");
    assertThat(told.uids()).hasSize(1);
  }
}
