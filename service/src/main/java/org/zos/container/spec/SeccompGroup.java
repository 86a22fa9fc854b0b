package org.zos.container.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.zos.container.spec.SeccompRule.Comparison;
import org.zos.container.spec.SeccompRule.Errno;

/**
 * System calls that one reason speaks for or against.
 *
 * @param why the reason
 * @param audience {@code ordinary} or {@code elevated} containers; empty for both
 * @param rules what it comes to
 * @param unknown calls that are answered as if the kernel did not have them, by no rule at all
 */
record SeccompGroup(String why, String audience, List<SeccompRule> rules, List<String> unknown) {
  SeccompGroup {
    rules = List.copyOf(rules);
    unknown = List.copyOf(unknown);
  }

  static SeccompGroup read(JsonNode group) {
    List<SeccompRule> rules = new ArrayList<>();
    if (group.has("allow")) {
      rules.add(SeccompRule.allow(texts(group.path("allow"))));
    }
    if (group.has("refuse")) {
      rules.add(SeccompRule.refuse(Errno.EPERM, texts(group.path("refuse"))));
    }
    if (group.has("call")) {
      rules.addAll(byArgument(group));
    }
    return new SeccompGroup(
        group.path("why").asText(),
        group.path("for").asText(),
        rules,
        texts(group.path("unknown")));
  }

  private static List<SeccompRule> byArgument(JsonNode group) {
    List<String> call = List.of(group.path("call").asText());
    int argument = group.path("argument").asInt();
    List<SeccompRule> rules = new ArrayList<>();
    for (JsonNode value : group.path("values")) {
      rules.add(SeccompRule.allow(call).when(Comparison.is(argument, value.asLong())));
    }
    for (JsonNode value : group.path("lacking")) {
      rules.add(
          SeccompRule.refuse(Errno.EAFNOSUPPORT, call)
              .when(Comparison.is(argument, value.asLong())));
    }
    if (group.has("without")) {
      rules.addAll(withoutBits(call, argument, longs(group.path("without"))));
    }
    return rules;
  }

  private static List<SeccompRule> withoutBits(List<String> call, int argument, List<Long> bits) {
    long all = bits.stream().reduce(0L, (a, b) -> a | b);
    List<SeccompRule> rules = new ArrayList<>();
    rules.add(SeccompRule.allow(call).when(Comparison.hasNone(argument, all)));
    for (long bit : bits) {
      rules.add(SeccompRule.refuse(Errno.EPERM, call).when(Comparison.has(argument, bit)));
    }
    return rules;
  }

  /** Whether it is about containers of this kind. */
  boolean isFor(boolean elevated) {
    return audience.isEmpty() || audience.equals(elevated ? "elevated" : "ordinary");
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static List<Long> longs(JsonNode object) {
    return StreamSupport.stream(object.spliterator(), false).map(JsonNode::asLong).toList();
  }
}
