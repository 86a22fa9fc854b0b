package org.zos.zbus.example.server;

import static org.zos.zbus.codec.Codecs.DURATION;
import static org.zos.zbus.codec.Codecs.INT64;
import static org.zos.zbus.codec.Codecs.STRING;

import java.time.Duration;
import org.zos.zbus.example.api.Utils;
import org.zos.zbus.example.api.Utils.Mixture;
import org.zos.zbus.server.MethodSpec;
import org.zos.zbus.server.ObjectSpec;
import org.zos.zbus.server.Param;
import org.zos.zbus.server.Redo;

/** The utilities on the bus. */
public final class UtilsObject {
  private static final Duration LONGEST_SLEEP = Duration.ofMinutes(5);

  private final Utils utils;

  private UtilsObject(Utils utils) {
    this.utils = utils;
  }

  /** Declares the object's methods; its event is published by {@link TikTok}. */
  public static ObjectSpec of(Utils utils) {
    UtilsObject object = new UtilsObject(utils);
    return ObjectSpec.of(
        Utils.QUEUE.object(), object.capitalize(), object.tuple(), object.panic(), object.sleep());
  }

  private MethodSpec capitalize() {
    MethodSpec.Builder b = MethodSpec.named("Capitalize").onCrash(Redo.REPEAT);
    Param<String> text = b.param("text", STRING);
    return b.returning(STRING, call -> utils.capitalize(call.get(text)));
  }

  private MethodSpec tuple() {
    return MethodSpec.named("Tuple")
        .onCrash(Redo.REPEAT)
        .returning(Mixture.CODEC, call -> utils.tuple());
  }

  private MethodSpec panic() {
    return MethodSpec.named("Panic").returning(INT64, call -> utils.panic());
  }

  private MethodSpec sleep() {
    MethodSpec.Builder b = MethodSpec.named("Sleep").within(LONGEST_SLEEP);
    Param<Duration> time = b.param("time", DURATION);
    return b.returningNothing(call -> utils.sleep(call.get(time)));
  }
}
