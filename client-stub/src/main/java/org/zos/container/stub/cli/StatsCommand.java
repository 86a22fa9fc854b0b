package org.zos.container.stub.cli;

import java.util.concurrent.Callable;
import org.zos.container.contract.ContainerStats;
import org.zos.container.contract.StatsCodec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells what a container uses right now. */
@Command(name = "stats", description = "Tells what a container uses right now.")
final class StatsCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private ContainerTarget target = new ContainerTarget();

  StatsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    ContainerRef container = target.container();
    return session.use(
        connection -> print(connection.module().stats(container.ns(), container.id())));
  }

  private void print(ContainerStats stats) {
    if (session.json()) {
      session.out().line(Json.of(StatsCodec.STATS, stats));
    } else {
      StatsListing.of(stats).printTo(session.out());
    }
  }
}
