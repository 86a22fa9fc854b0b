package org.zos.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Makes calls from several threads, each of which begins its next when its last has ended. */
public final class Callers {
  private final long[] took;
  private final IntConsumer call;
  private final AtomicInteger next = new AtomicInteger();

  private Callers(int calls, IntConsumer call) {
    this.took = new long[calls];
    this.call = call;
  }

  /**
   * Makes so many calls and waits for their end. The call is told which caller makes it.
   *
   * @throws IllegalStateException when one failed
   */
  public static Timing run(int callers, int calls, IntConsumer call) {
    return new Callers(calls, call).run(callers);
  }

  private Timing run(int callers) {
    List<Future<?>> running = new ArrayList<>();
    long begin = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < callers; i++) {
        int caller = i;
        running.add(threads.submit(() -> callOnAndOn(caller)));
      }
    }
    long total = System.nanoTime() - begin;
    running.forEach(Callers::expectNoFailure);
    return Timing.of(total, took);
  }

  private void callOnAndOn(int caller) {
    for (int i = next.getAndIncrement(); i < took.length; i = next.getAndIncrement()) {
      long start = System.nanoTime();
      call.accept(caller);
      took[i] = System.nanoTime() - start;
    }
  }

  private static void expectNoFailure(Future<?> ended) {
    try {
      ended.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a call failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
