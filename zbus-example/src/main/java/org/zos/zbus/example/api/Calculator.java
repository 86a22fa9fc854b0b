package org.zos.zbus.example.api;

import java.util.List;
import org.zos.zbus.codec.Codec;
import org.zos.zbus.codec.Codecs;
import org.zos.zbus.codec.TupleCodec;
import org.zos.zbus.codec.TupleCodec.Part;
import org.zos.zbus.wire.ObjectId;
import org.zos.zbus.wire.QueueName;

/** The object {@code calculator@1.0}. For any thread. */
public interface Calculator {
  /** Where calls to it wait. */
  QueueName QUEUE = new QueueName("server", new ObjectId("calculator", "1.0"));

  /** {@code Add(a, b float64) float64}. */
  double add(double a, double b);

  /** {@code AddSub(a, b float64) (float64, float64)}. */
  SumAndDifference addSub(double a, double b);

  /**
   * {@code Divide(a, b float64) (float64, error)}.
   *
   * @throws org.zos.zbus.CallException when {@code b} is 0
   */
  double divide(double a, double b);

  /** {@code Pow(a, b float64) float64}. */
  double pow(double a, double b);

  /** {@code Avg(values []float64) float64}; 0 where there are none. */
  double avg(List<Double> values);

  /** What {@link #addSub} returns. */
  record SumAndDifference(double sum, double difference) {
    /** Two values, as Go returns them. */
    public static final Codec<SumAndDifference> CODEC = codec();

    private static Codec<SumAndDifference> codec() {
      TupleCodec.Builder<SumAndDifference> b = TupleCodec.builder();
      Part<SumAndDifference, Double> sum = b.part(Codecs.FLOAT64, SumAndDifference::sum);
      Part<SumAndDifference, Double> difference =
          b.part(Codecs.FLOAT64, SumAndDifference::difference);
      return b.build(row -> new SumAndDifference(row.get(sum), row.get(difference)));
    }
  }
}
