package org.zos.container.spec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * One rule of the OCI specification's filter.
 *
 * @param calls the names of system calls; those that the runtime's library does not know are
 *     skipped by it
 * @param answer the error they are answered with; empty when they may be made
 * @param condition the rule holds only then; empty for always
 */
record SeccompRule(List<String> calls, Optional<Errno> answer, Optional<Comparison> condition) {
  SeccompRule {
    calls = List.copyOf(calls);
  }

  static SeccompRule allow(List<String> calls) {
    return new SeccompRule(calls, Optional.empty(), Optional.empty());
  }

  static SeccompRule refuse(Errno answer, List<String> calls) {
    return new SeccompRule(calls, Optional.of(answer), Optional.empty());
  }

  SeccompRule when(Comparison comparison) {
    return new SeccompRule(calls, answer, Optional.of(comparison));
  }

  void addTo(ArrayNode rules) {
    ObjectNode rule = rules.addObject();
    calls.forEach(rule.putArray("names")::add);
    rule.put("action", answer.isEmpty() ? "SCMP_ACT_ALLOW" : "SCMP_ACT_ERRNO");
    answer.ifPresent(errno -> rule.put("errnoRet", errno.number));
    condition.ifPresent(comparison -> comparison.addTo(rule.putArray("args").addObject()));
  }

  /** The errors that refused calls are answered with, with Linux's numbers on all machines. */
  enum Errno {
    EPERM(1),
    ENOSYS(38),
    EAFNOSUPPORT(97);

    private final int number;

    Errno(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }
  }

  /** A look at one argument of a call. */
  record Comparison(int argument, String operator, long value, long second) {
    static Comparison is(int argument, long value) {
      return new Comparison(argument, "SCMP_CMP_EQ", value, 0);
    }

    static Comparison has(int argument, long bit) {
      return new Comparison(argument, "SCMP_CMP_MASKED_EQ", bit, bit);
    }

    static Comparison hasNone(int argument, long bits) {
      return new Comparison(argument, "SCMP_CMP_MASKED_EQ", bits, 0);
    }

    private void addTo(ObjectNode arg) {
      arg.put("index", argument);
      arg.put("value", value);
      if (second != 0) {
        arg.put("valueTwo", second);
      }
      arg.put("op", operator);
    }
  }
}
