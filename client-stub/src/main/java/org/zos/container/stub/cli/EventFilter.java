package org.zos.container.stub.cli;

import java.util.List;
import java.util.function.Predicate;
import org.zos.container.contract.LifecycleEvent;
import picocli.CommandLine.Option;

/** Which events are wanted; unless said, all. */
final class EventFilter implements Predicate<LifecycleEvent> {
  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      description = "Only events of this namespace.")
  private String namespace = "";

  @Option(names = "--id", paramLabel = "ID", description = "Only events of containers of this id.")
  private String id = "";

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      converter = EventTypeConverter.class,
      description =
          "Only events of this type: created, started, exited, oom, restarting, gave-up or"
              + " deleted. May be given several times.")
  private List<String> types = List.of();

  @Override
  public boolean test(LifecycleEvent event) {
    return (types.isEmpty() || types.contains(event.type()))
        && (namespace.isEmpty() || namespace.equals(event.subject().ns()))
        && (id.isEmpty() || id.equals(event.subject().id()));
  }
}
