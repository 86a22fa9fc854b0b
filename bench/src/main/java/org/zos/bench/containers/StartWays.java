package org.zos.bench.containers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.zos.container.contract.Container;
import org.zos.container.logs.LogPlaces;
import org.zos.container.logs.ShimHandoff;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.NewContainer;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.testing.ChildProcess;
import org.zos.zbus.wire.EncodedValue;

/** Each way to start the same container. What it returns removes the container again. */
final class StartWays {
  private static final String NS = "bench";

  /** The container whose specification all others have, with their own name in it. */
  private static final String MODEL = "model";

  /** Begins a container and returns what removes it. */
  interface Way {
    Runnable begin(String id) throws IOException;
  }

  private final Site site;
  private final TestNode node;
  private final ShimHandoff handoff;
  private final String spec;

  StartWays(Site site) {
    this.site = site;
    this.node = site.node();
    this.handoff =
        new ShimHandoff(
            ContdProcess.SHIM,
            new LogPlaces(node.folder().resolve("floor"), node.folder().resolve("floor")));
    Runnable end = run(site, MODEL);
    this.spec = site.engine().find(new ContainerRef(NS, MODEL)).orElseThrow().ociSpec().text();
    end.run();
  }

  private static Container container(Site site, String id) {
    return site.node().script(id, "exec sleep 1000").build();
  }

  private String specOf(String id) {
    return spec.replace("/" + NS + "/" + MODEL, "/" + NS + "/" + id)
        .replace('"' + MODEL + '"', '"' + id + '"');
  }

  /** What is no part of a start: the bundle for those that want one. */
  void prepare(String id) throws IOException {
    Path bundle = Files.createDirectories(bundle(id));
    Files.writeString(bundle.resolve("config.json"), specOf(id));
  }

  private Path bundle(String id) {
    return node.folder().resolve("bundles").resolve(id);
  }

  /** The module's own. */
  static Runnable run(Site site, String id) {
    ContainerStub stub = site.stub();
    stub.run(NS, container(site, id));
    return () -> site.remove(new ContainerRef(NS, id));
  }

  /** The three calls of containerd that nobody can do without, on a connection that is kept. */
  Runnable floor(String id) {
    ContainerRef ref = new ContainerRef(NS, id);
    URI output = handoff.prepare(ref, container(site, id));
    site.engine()
        .create(new NewContainer(ref, Map.of(), specOf(id), new EncodedValue(new byte[0])));
    site.engine().createTask(ref, output);
    site.engine().startTask(ref);
    return () -> site.remove(ref);
  }

  /** containerd's own program. */
  Runnable ctr(String id) {
    ChildProcess.run(
        List.of(
            "ctr",
            "--address",
            node.containerd().socket().toString(),
            "-n",
            NS,
            "run",
            "-d",
            "--rootfs",
            node.rootFs().toString(),
            id,
            "/bin/sleep",
            "1000"));
    return () -> site.remove(new ContainerRef(NS, id));
  }

  /** An OCI runtime alone. */
  Runnable oci(String program, String id) throws IOException {
    String state = node.folder().resolve(program).toString();
    List<String> command =
        List.of(program, "--root", state, "run", "-d", "--bundle", bundle(id).toString(), id);
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    await(process, program);
    return () -> ChildProcess.run(List.of(program, "--root", state, "delete", "--force", id));
  }

  private void await(Process process, String program) {
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException(program + " can't run " + spec);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
