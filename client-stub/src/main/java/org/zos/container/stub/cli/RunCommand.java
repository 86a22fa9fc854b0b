package org.zos.container.stub.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.zos.container.contract.Container;
import org.zos.container.contract.MountInfo;
import org.zos.container.contract.RestartPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates and starts a container. */
@Command(
    name = "run",
    description = "Creates and starts a container, and prints its id.",
    showEndOfOptionsDelimiterInUsageHelp = true)
final class RunCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private NamespaceOption namespace = new NamespaceOption();

  @Option(names = "--name", required = true, paramLabel = "NAME", description = "Its name.")
  private String name = "";

  @Option(
      names = "--rootfs",
      required = true,
      paramLabel = "DIR",
      description = "Where its root file system is, on the host.")
  private String rootFs = "";

  @Option(
      names = "--netns",
      required = true,
      paramLabel = "NAME",
      description = "The network namespace to put it in, as 'ip netns' lists it.")
  private String network = "";

  @Option(
      names = {"-e", "--env"},
      paramLabel = "NAME=VALUE",
      converter = VariableConverter.class,
      description = "A variable of its environment.")
  private List<String> env = List.of();

  @Option(
      names = {"-v", "--volume"},
      paramLabel = "SOURCE:TARGET[:ro]",
      converter = MountConverter.class,
      description = "A folder or file of the host for it to see.")
  private List<MountInfo> mounts = List.of();

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      converter = SizeConverter.class,
      description = "The most memory it may use, for example 512M (default: 256M).")
  private long memory;

  @Option(
      names = "--cpus",
      paramLabel = "COUNT",
      converter = CountConverter.class,
      description = "How many CPUs' time it may use (default: 1).")
  private long cpus;

  @Option(
      names = "--pids",
      paramLabel = "COUNT",
      converter = CountConverter.class,
      description = "The most processes and threads it may have (default: 4096).")
  private long pids;

  @Option(
      names = "--workdir",
      paramLabel = "DIR",
      description = "Where its process begins, inside (default: /).")
  private String workingDir = "";

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      description = "A tag for your own use; every event carries it.")
  private List<String> tags = List.of();

  @Option(names = "--read-only", description = "Make its root file system read-only.")
  private boolean readOnly;

  @Option(
      names = "--shutdown-timeout",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "How long it has from TERM to KILL, for example 500ms (default: 3s).")
  private Duration shutdownTimeout = Duration.ZERO;

  @Option(
      names = "--restart",
      paramLabel = "POLICY",
      defaultValue = "never",
      converter = RestartConverter.class,
      description = "When it ends by itself: always, on-failure or never (default: never).")
  private RestartPolicy restart = RestartPolicy.DEFAULT;

  @Parameters(
      arity = "1..*",
      paramLabel = "COMMAND",
      description = "What it runs: a program and its arguments.")
  private List<String> command = List.of();

  RunCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    return session.use(connection -> {
      String id = connection.module().run(namespace.name(), container());
      session
          .out()
          .line(session.json() ? Json.of(new ContainerRef(namespace.name(), id).fields()) : id);
    });
  }

  private Container container() {
    return Container.named(name)
        .rootFs(rootFs)
        .network(network)
        .entrypoint(ShellWords.join(command))
        .env(env)
        .mounts(mounts)
        .memory(memory)
        .cpu(cpus)
        .pids(pids)
        .workingDir(workingDir)
        .tags(tags)
        .readOnlyRootFs(readOnly)
        .shutdownTimeout(shutdownTimeout)
        .restart(restart)
        .build();
  }
}
