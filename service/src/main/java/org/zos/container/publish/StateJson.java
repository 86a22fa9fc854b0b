package org.zos.container.publish;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.zos.container.contract.EventFields;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.contract.LifecycleEvent.Created;
import org.zos.container.contract.LifecycleEvent.Deleted;
import org.zos.container.contract.LifecycleEvent.Exited;
import org.zos.container.contract.LifecycleEvent.GaveUp;
import org.zos.container.contract.LifecycleEvent.Oom;
import org.zos.container.contract.LifecycleEvent.Restarting;
import org.zos.container.contract.LifecycleEvent.Started;
import org.zos.container.contract.StateFields;
import org.zos.container.publish.Standing.End;
import org.zos.container.publish.Standing.Run;
import org.zos.zbus.transport.EntryId;

/**
 * A container's last event as it lies in the state: the entry's id and fields as one JSON object,
 * and what the events before it have told that still holds.
 */
final class StateJson {
  private static final String CREATED_AT = "created_at";
  private static final String STARTED_AT = "started_at";
  private static final String EXITED_AT = "exited_at";

  private StateJson() {}

  /**
   * What a state says.
   *
   * @param entry the last event's place
   * @param standing what is known of the container
   */
  record Stored(EntryId entry, Standing standing) {}

  /**
   * @param event the container's last
   * @param standing what is known since
   */
  static String of(EntryId id, LifecycleEvent event, Standing standing) {
    Map<String, String> fields = new LinkedHashMap<>(EventFields.of(event));
    fields.put(CREATED_AT, standing.createdAt().toString());
    standing
        .run()
        .ifPresent(run -> {
          fields.putIfAbsent("pid", Long.toString(run.pid()));
          fields.put(STARTED_AT, run.at().toString());
        });
    standing
        .end()
        .ifPresent(end -> {
          fields.put(EXITED_AT, end.at().toString());
          if (!standing.isLive()) {
            putEnd(fields, standing, end);
          }
        });
    return new StateFields(id.toString(), fields).toJson();
  }

  private static void putEnd(Map<String, String> fields, Standing standing, End end) {
    EventFields.of(end.event(standing.subject(), 0)).forEach(fields::putIfAbsent);
  }

  /** What a state says; empty when it can't be understood. */
  static Optional<Stored> parse(String json) {
    try {
      StateFields state = StateFields.parse(json);
      LifecycleEvent event = EventFields.parse(state.fields());
      return Optional.of(new Stored(EntryId.parse(state.entry()), standing(event, state.fields())));
    } catch (IllegalArgumentException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Standing standing(LifecycleEvent event, Map<String, String> fields) {
    return new Standing(
        event.subject(),
        time(fields, CREATED_AT).orElse(event.at()),
        run(event, fields),
        end(event, fields),
        event instanceof Restarting || event instanceof GaveUp
            ? Optional.of(event)
            : Optional.empty());
  }

  private static Optional<Run> run(LifecycleEvent event, Map<String, String> fields) {
    boolean live = event instanceof Started || event instanceof Oom;
    Optional<Instant> since = time(fields, STARTED_AT);
    if (since.isEmpty() && (event instanceof Created || event instanceof Deleted)) {
      return Optional.empty();
    }
    boolean began = since.isPresent() || live || event instanceof Exited;
    return began
        ? Optional.of(
            new Run(
                Long.parseLong(fields.getOrDefault("pid", "0")), since.orElse(event.at()), live))
        : Optional.empty();
  }

  private static Optional<End> end(LifecycleEvent event, Map<String, String> fields) {
    if (event instanceof Exited exited) {
      return Optional.of(End.of(exited));
    }
    String code = fields.getOrDefault("exit_code", "");
    return time(fields, EXITED_AT)
        .map(at ->
            new End(
                at,
                code.isEmpty() ? Exited.NO_CODE : Long.parseLong(code),
                event instanceof Oom
                    ? false
                    : Boolean.parseBoolean(fields.getOrDefault("oom_killed", "")),
                ""));
  }

  private static Optional<Instant> time(Map<String, String> fields, String name) {
    return Optional.ofNullable(fields.get(name)).map(Instant::parse);
  }
}
