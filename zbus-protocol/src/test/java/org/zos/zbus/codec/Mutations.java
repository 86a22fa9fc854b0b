package org.zos.zbus.codec;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.zos.zbus.codec.Vectors.Vector;
import org.zos.zbus.wire.EncodedValue;

/**
 * The reference's messages with bytes changed, added and cut off by chance. The chance can be
 * repeated: run the test again with {@code -Dzbus.seed=} and the number that it printed.
 */
public final class Mutations {
  private static final int RUNS = 20_000;
  private static final int MOST_CHANGES = 4;

  private final List<Vector> vectors = Vectors.all();
  private final long seed = Long.getLong("zbus.seed", System.nanoTime());
  private final Random random = new Random(seed);

  private Mutations() {}

  /** Gives some 20,000 messages to a decoding, which may refuse them in one way only. */
  public static void forEach(Consumer<Vector> decoding) {
    Mutations mutations = new Mutations();
    System.out.println("mutations of seed " + mutations.seed);
    for (int i = 0; i < RUNS; i++) {
      mutations.tryOne(decoding);
    }
  }

  @SuppressWarnings("EmptyCatch") // the one exception that may come out
  private void tryOne(Consumer<Vector> decoding) {
    Vector vector = vectors.get(random.nextInt(vectors.size()));
    byte[] bytes = mutate(vector.bytes());
    try {
      decoding.accept(new Vector(vector.name(), vector.kind(), vector.value(), bytes));
    } catch (CodecException refused) {
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      String message = "seed %d: %s as %s".formatted(seed, vector, new EncodedValue(bytes));
      throw new AssertionError(message, e);
    }
  }

  private byte[] mutate(byte[] original) {
    byte[] bytes = original.clone();
    for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) {
      int at = random.nextInt(bytes.length);
      bytes =
          switch (random.nextInt(4)) {
            case 0 -> with(bytes, at, (byte) random.nextInt());
            case 1 -> with(bytes, at, (byte) (bytes[at] ^ (1 << random.nextInt(8))));
            case 2 -> inserted(bytes, at);
            default -> Arrays.copyOf(bytes, Math.max(1, at));
          };
    }
    return bytes;
  }

  private static byte[] with(byte[] bytes, int at, byte value) {
    bytes[at] = value;
    return bytes;
  }

  private byte[] inserted(byte[] bytes, int at) {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
    longer[at] = (byte) random.nextInt();
    return longer;
  }
}
