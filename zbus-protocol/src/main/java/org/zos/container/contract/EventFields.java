package org.zos.container.contract;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.zos.container.contract.LifecycleEvent.Created;
import org.zos.container.contract.LifecycleEvent.Deleted;
import org.zos.container.contract.LifecycleEvent.Exited;
import org.zos.container.contract.LifecycleEvent.GaveUp;
import org.zos.container.contract.LifecycleEvent.Oom;
import org.zos.container.contract.LifecycleEvent.Restarting;
import org.zos.container.contract.LifecycleEvent.Started;

/** An event as the fields of a stream entry, all of them text that redis-cli shows. */
public final class EventFields {
  private EventFields() {}

  /** The fields of an event, in the order in which people read them. */
  public static Map<String, String> of(LifecycleEvent event) {
    Map<String, String> fields = new LinkedHashMap<>();
    EventSubject subject = event.subject();
    fields.put("at", event.at().toString());
    fields.put("type", event.type());
    fields.put("ns", subject.ns());
    fields.put("id", subject.id());
    fields.put("uid", subject.uid());
    putOwn(fields, event);
    fields.put("netns", subject.netns());
    fields.put("rootfs", subject.rootfs());
    fields.put("mounts", EventJson.mounts(subject.mounts()));
    fields.put("tags", EventJson.strings(subject.tags()));
    fields.put("request", subject.request());
    return fields;
  }

  private static void putOwn(Map<String, String> fields, LifecycleEvent event) {
    switch (event) {
      case Created e -> {}
      case Started e -> fields.put("pid", Long.toString(e.pid()));
      case Exited e -> putExit(fields, e);
      case Oom e -> fields.put("oom_killed", "true");
      case Restarting e -> putAttempt(fields, e.attempt(), e.reason());
      case GaveUp e -> putAttempt(fields, e.attempt(), e.reason());
      case Deleted e -> fields.put("reason", e.reason());
    }
  }

  private static void putExit(Map<String, String> fields, Exited e) {
    fields.put("pid", Long.toString(e.pid()));
    fields.put("exit_code", e.exitCode() == Exited.NO_CODE ? "" : Long.toString(e.exitCode()));
    fields.put("signal", Long.toString(e.signal()));
    fields.put("oom_killed", Boolean.toString(e.oomKilled()));
    fields.put("reason", e.reason());
  }

  private static void putAttempt(Map<String, String> fields, long attempt, String reason) {
    fields.put("attempt", Long.toString(attempt));
    fields.put("reason", reason);
  }

  /**
   * The event in these fields. Fields that are missing read as empty or zero, a missing exit code
   * as {@link Exited#NO_CODE}, unknown ones are passed over.
   *
   * @throws IllegalArgumentException when the type is unknown or a number or time is none
   */
  public static LifecycleEvent parse(Map<String, String> fields) {
    Reading in = new Reading(fields);
    Instant at = in.time("at");
    EventSubject subject = in.subject();
    return switch (in.text("type")) {
      case "created" -> new Created(at, subject);
      case "started" -> new Started(at, subject, in.number("pid"));
      case "exited" ->
          new Exited(
              at,
              subject,
              in.number("pid"),
              in.number("exit_code", Exited.NO_CODE),
              in.number("signal"),
              Boolean.parseBoolean(in.text("oom_killed")),
              in.text("reason"));
      case "oom" -> new Oom(at, subject);
      case "restarting" -> new Restarting(at, subject, in.number("attempt"), in.text("reason"));
      case "gave-up" -> new GaveUp(at, subject, in.number("attempt"), in.text("reason"));
      case "deleted" -> new Deleted(at, subject, in.text("reason"));
      default -> throw new IllegalArgumentException("unknown event type: " + in.text("type"));
    };
  }

  private record Reading(Map<String, String> fields) {
    String text(String name) {
      return fields.getOrDefault(name, "");
    }

    long number(String name) {
      return number(name, 0);
    }

    long number(String name, long missing) {
      String text = text(name);
      return text.isEmpty() ? missing : Long.parseLong(text);
    }

    Instant time(String name) {
      try {
        return Instant.parse(text(name));
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException("not a time: '" + text(name) + "'", e);
      }
    }

    EventSubject subject() {
      return new EventSubject(
          text("ns"),
          text("id"),
          text("uid"),
          text("netns"),
          text("rootfs"),
          EventJson.parseMounts(text("mounts")),
          EventJson.parseStrings(text("tags")),
          text("request"));
    }
  }
}
