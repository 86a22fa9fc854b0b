package org.zos.container.stub.cli;

import java.util.concurrent.Callable;
import org.zos.zbus.codec.WireCodec;
import org.zos.zbus.wire.ModuleStatus;
import picocli.CommandLine.Command;

/** Tells whether the module is there, and what it is at. */
@Command(
    name = "status",
    description = "Tells what the module serves and which calls it works on, if it is there.")
final class StatusCommand implements Callable<Integer> {
  private final Session session;

  StatusCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    return session.use(connection -> print(connection.module().status()));
  }

  private void print(ModuleStatus status) {
    if (session.json()) {
      session.out().line(Json.of(WireCodec.STATUS, status));
      return;
    }
    Table objects = new Table("OBJECT");
    status.objects().forEach(object -> objects.row(object.toString()));
    objects.printTo(session.out());
    session.out().line("");
    Table workers = new Table("WORKER", "SINCE", "CALL");
    status
        .workers()
        .forEach(
            worker -> workers.row(worker.state(), worker.startTime().toString(), worker.action()));
    workers.printTo(session.out());
  }
}
