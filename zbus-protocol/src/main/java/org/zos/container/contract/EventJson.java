package org.zos.container.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The two fields of an event that hold lists, and a whole event, as JSON. */
final class EventJson {
  private static final JsonMapper JSON = new JsonMapper();

  private EventJson() {}

  static String strings(List<String> values) {
    ArrayNode array = JSON.createArrayNode();
    values.forEach(array::add);
    return array.toString();
  }

  static List<String> parseStrings(String text) {
    List<String> values = new ArrayList<>();
    parse(text).forEach(value -> values.add(value.asText()));
    return values;
  }

  static String mounts(List<MountInfo> mounts) {
    ArrayNode array = JSON.createArrayNode();
    for (MountInfo mount : mounts) {
      ObjectNode node = array.addObject();
      node.put("source", mount.source());
      node.put("target", mount.target());
      node.put("type", mount.type());
      ArrayNode options = node.putArray("options");
      mount.options().forEach(options::add);
    }
    return array.toString();
  }

  static List<MountInfo> parseMounts(String text) {
    List<MountInfo> mounts = new ArrayList<>();
    for (JsonNode node : parse(text)) {
      List<String> options = new ArrayList<>();
      node.path("options").forEach(option -> options.add(option.asText()));
      mounts.add(
          new MountInfo(
              node.path("source").asText(),
              node.path("target").asText(),
              node.path("type").asText(),
              options));
    }
    return mounts;
  }

  static String object(Map<String, String> fields) {
    ObjectNode object = JSON.createObjectNode();
    fields.forEach(object::put);
    return object.toString();
  }

  static Map<String, String> parseObject(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    parse(text)
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    return fields;
  }

  private static JsonNode parse(String text) {
    try {
      return text.isEmpty() ? JSON.createArrayNode() : JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + text, e);
    }
  }
}
