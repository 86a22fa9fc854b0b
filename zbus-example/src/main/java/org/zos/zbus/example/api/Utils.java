package org.zos.zbus.example.api;

import java.time.Duration;
import org.zos.zbus.codec.Codec;
import org.zos.zbus.codec.Codecs;
import org.zos.zbus.codec.TupleCodec;
import org.zos.zbus.codec.TupleCodec.Part;
import org.zos.zbus.wire.ObjectId;
import org.zos.zbus.wire.QueueName;

/** The object {@code utils@1.0}. For any thread. */
public interface Utils {
  /** Where calls to it wait. */
  QueueName QUEUE = new QueueName("server", new ObjectId("utils", "1.0"));

  /** The event that tells the time each second: one {@code time.Time}. */
  String TIK_TOK = "TikTok";

  /** {@code Capitalize(text string) string}: the text in capital letters. */
  String capitalize(String text);

  /** {@code Tuple() (int, string, float64, error)}: values of three types, and no error. */
  Mixture tuple();

  /** {@code Panic() int}: always fails, in a way that its author did not foresee. */
  long panic();

  /** {@code Sleep(time time.Duration) error}: returns after so long. */
  void sleep(Duration time) throws InterruptedException;

  /** What {@link #tuple} returns. */
  record Mixture(long number, String text, double fraction) {
    /** Three values, as Go returns them; the error is no part of them. */
    public static final Codec<Mixture> CODEC = codec();

    private static Codec<Mixture> codec() {
      TupleCodec.Builder<Mixture> b = TupleCodec.builder();
      Part<Mixture, Long> number = b.part(Codecs.INT64, Mixture::number);
      Part<Mixture, String> text = b.part(Codecs.STRING, Mixture::text);
      Part<Mixture, Double> fraction = b.part(Codecs.FLOAT64, Mixture::fraction);
      return b.build(row -> new Mixture(row.get(number), row.get(text), row.get(fraction)));
    }
  }
}
