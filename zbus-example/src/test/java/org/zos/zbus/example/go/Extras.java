package org.zos.zbus.example.go;

import static org.zos.zbus.codec.Codecs.DURATION;
import static org.zos.zbus.codec.Codecs.STRING;
import static org.zos.zbus.codec.Codecs.TIME;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.zos.zbus.CallException;
import org.zos.zbus.codec.Codec;
import org.zos.zbus.codec.TupleCodec;
import org.zos.zbus.codec.TupleCodec.Part;
import org.zos.zbus.example.api.Utils;
import org.zos.zbus.server.MethodSpec;
import org.zos.zbus.server.ObjectSpec;
import org.zos.zbus.server.Param;
import org.zos.zbus.wire.CallError;
import org.zos.zbus.wire.ObjectId;
import org.zos.zbus.wire.QueueName;

/** A third object with what the other two do not show. */
final class Extras {
  static final QueueName QUEUE = new QueueName(Utils.QUEUE.module(), new ObjectId("extras", "1.0"));

  /** {@code (time.Time, time.Duration)}. */
  record TimeAndPause(Instant time, Duration pause) {
    static final Codec<TimeAndPause> CODEC = codec();

    private static Codec<TimeAndPause> codec() {
      TupleCodec.Builder<TimeAndPause> b = TupleCodec.builder();
      Part<TimeAndPause, Instant> time = b.part(TIME, TimeAndPause::time);
      Part<TimeAndPause, Duration> pause = b.part(DURATION, TimeAndPause::pause);
      return b.build(row -> new TimeAndPause(row.get(time), row.get(pause)));
    }
  }

  private Extras() {}

  static ObjectSpec object() {
    return ObjectSpec.of(QUEUE.object(), fail(), join(), later());
  }

  /** Several values and an error. */
  private static MethodSpec fail() {
    return MethodSpec.named("Fail")
        .returning(
            Utils.Mixture.CODEC,
            call -> {
              throw new CallException(new CallError("failed"));
            });
  }

  /** Any number of arguments. */
  private static MethodSpec join() {
    MethodSpec.Builder b = MethodSpec.named("Join");
    Param<String> between = b.param("between", STRING);
    Param<List<String>> parts = b.variadic("parts", STRING);
    return b.returning(STRING, call -> String.join(call.get(between), call.get(parts)));
  }

  /** Times and durations, there and back. */
  private static MethodSpec later() {
    MethodSpec.Builder b = MethodSpec.named("Later");
    Param<Instant> at = b.param("at", TIME);
    Param<Duration> pause = b.param("pause", DURATION);
    return b.returning(
        TimeAndPause.CODEC,
        call -> new TimeAndPause(call.get(at).plus(call.get(pause)), call.get(pause)));
  }
}
