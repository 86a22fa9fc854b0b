package org.zos.container.stub.cli;

import java.util.concurrent.Callable;
import org.zos.container.contract.ContainerDetails;
import org.zos.container.contract.ContainerFields;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells all that is known of a container. */
@Command(name = "inspect", description = "Tells all that is known of a container.")
final class InspectCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private ContainerTarget target = new ContainerTarget();

  InspectCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    ContainerRef container = target.container();
    return session.use(connection ->
        print(container.ns(), connection.module().inspect(container.ns(), container.id())));
  }

  private void print(String ns, ContainerDetails details) {
    if (session.json()) {
      session.out().line(Json.of(ContainerFields.DETAILS, details));
    } else {
      DetailsListing.of(ns, details).printTo(session.out());
    }
  }
}
