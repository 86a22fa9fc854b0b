package org.zos.bench.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Findings for programs. Figures are as measured, not as a table rounds them. */
public final class Json {
  private Json() {}

  /**
   * One object: the circumstances, and the sections.
   *
   * @param circumstances what the figures depend on
   */
  public static String of(Map<String, String> circumstances, List<Findings> all) {
    ObjectNode root = new JsonMapper().createObjectNode();
    circumstances.forEach(root.putObject("circumstances")::put);
    ArrayNode sections = root.putArray("sections");
    all.forEach(findings -> add(sections.addObject(), findings));
    return root.toPrettyString();
  }

  private static void add(ObjectNode section, Findings findings) {
    section.put("title", findings.title());
    ArrayNode rows = section.putArray("rows");
    findings.rows().forEach(row -> add(rows.addObject(), row, findings.columns()));
    ArrayNode goals = section.putArray("goals");
    findings.goals().forEach(goal -> add(goals.addObject(), goal));
  }

  private static void add(ObjectNode object, Row row, List<Column> columns) {
    object.put("name", row.name());
    for (Column column : columns) {
      Double figure = row.figures().get(column);
      if (figure != null) {
        object.put(column.title(), figure);
      }
    }
  }

  private static void add(ObjectNode object, Goal goal) {
    object.put("what", goal.what());
    object.put(goal.bound() == Goal.Bound.AT_LEAST ? "atLeast" : "atMost", goal.limit());
    object.put("reached", goal.reached());
    object.put("met", goal.isMet());
  }
}
