package org.zos.container.model;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One thing that happens.
 *
 * @param kind what
 * @param number which of those that it may happen to, and how
 */
record Act(Kind kind, int number) {
  private static final int MOST = 10_000;

  /** What can happen, and how often it is drawn. */
  enum Kind {
    RUN(14),
    EXIT(10),
    KILL(4),
    CRASHES(5),
    OOM(4),
    SOON(8),
    DELETE(7),
    SIGNAL(4),
    FOREIGN_RUN(3),
    FOREIGN_EXIT(2),
    FOREIGN_DELETE(2),
    MODULE_KILL(7),
    MODULE_STOP(2),
    MODULE_START(8),
    STANDBY(2),
    ENGINE_KILL(5),
    ENGINE_START(7),
    REDIS_KILL(5),
    REDIS_START(7),
    REDIS_CUT_OFF(4),
    REDIS_FLUSH(3),
    REDIS_TRIM(1),
    REBOOT(1),
    CLOCK(4),
    SUBSCRIBER_READS(6),
    SUBSCRIBER_STARTS(3),
    MINUTES_PASS(2),
    SETTLE(4);

    private final int weight;

    Kind(int weight) {
      this.weight = weight;
    }
  }

  static List<Act> draw(RandomGenerator random, int count) {
    List<Kind> lots = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (int i = 0; i < kind.weight; i++) {
        lots.add(kind);
      }
    }
    List<Act> acts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      acts.add(new Act(lots.get(random.nextInt(lots.size())), random.nextInt(MOST)));
    }
    return acts;
  }

  /** A number below a limit, others than those of other shifts. */
  int part(int shift, int limit) {
    return number / shift % limit;
  }

  @Override
  public String toString() {
    return kind + "(" + number + ")";
  }
}
