package org.zos.container.stub.cli;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.zos.container.contract.EventFields;
import org.zos.container.contract.EventSubject;
import org.zos.container.stub.follow.FollowedEvent;

/** One event as one line. */
final class EventLine {
  /** Always as wide, unlike what Instant prints by itself. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** What some types tell besides; the reason, which may have blanks in it, at the end. */
  private static final List<String> OWN_FIELDS =
      List.of("pid", "exit_code", "signal", "oom_killed", "attempt", "reason");

  private EventLine() {}

  /** For people. */
  static String plain(FollowedEvent followed) {
    Map<String, String> fields = EventFields.of(followed.event());
    String own =
        OWN_FIELDS.stream()
            .filter(name -> !fields.getOrDefault(name, "").isEmpty())
            .map(name -> name + "=" + fields.get(name))
            .collect(Collectors.joining(" "));
    EventSubject subject = followed.event().subject();
    // widths that do for most: lines that come one by one can't know of each other
    return "%-18s  %s  %-10s  %-30s  %s"
        .formatted(
            followed.entry(),
            TIME.format(followed.event().at()),
            followed.event().type(),
            Printable.of(subject.ns() + "/" + subject.id()),
            Printable.of(own))
        .stripTrailing();
  }

  /** For programs: the entry's id, and every field as the stream has it. */
  static String json(FollowedEvent followed) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("entry", followed.entry().toString());
    fields.putAll(EventFields.of(followed.event()));
    return Json.of(fields);
  }
}
