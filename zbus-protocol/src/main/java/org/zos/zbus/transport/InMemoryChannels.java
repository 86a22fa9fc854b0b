package org.zos.zbus.transport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Event channels in the memory of one process. For any thread. */
public final class InMemoryChannels implements EventChannels {
  private final List<InMemoryListening> listening = new ArrayList<>();

  @Override
  public synchronized long publish(String channel, byte[] message) {
    List<InMemoryListening> told =
        listening.stream().filter(each -> each.channel.equals(channel)).toList();
    told.forEach(each -> each.receiver.accept(message));
    return told.size();
  }

  @Override
  public synchronized Listening listen(String channel, Consumer<byte[]> receiver) {
    InMemoryListening added = new InMemoryListening(channel, receiver);
    listening.add(added);
    return added;
  }

  private synchronized void remove(InMemoryListening ended) {
    listening.remove(ended);
  }

  private final class InMemoryListening implements Listening {
    private final String channel;
    private final Consumer<byte[]> receiver;
    private final CountDownLatch ended = new CountDownLatch(1);

    InMemoryListening(String channel, Consumer<byte[]> receiver) {
      this.channel = channel;
      this.receiver = receiver;
    }

    @Override
    public boolean lasts(Duration wait) throws InterruptedException {
      return !ended.await(wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
      remove(this);
      ended.countDown();
    }
  }
}
