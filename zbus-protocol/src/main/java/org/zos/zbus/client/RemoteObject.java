package org.zos.zbus.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.zos.zbus.codec.Codec;
import org.zos.zbus.wire.EncodedValue;
import org.zos.zbus.wire.QueueName;

/** One object of another module. For any thread. */
public final class RemoteObject {
  private final ZbusClient client;
  private final QueueName queue;

  RemoteObject(ZbusClient client, QueueName queue) {
    this.client = client;
    this.queue = queue;
  }

  /** Begins a call of a method. */
  public RemoteCall call(String method) {
    return new RemoteCall(method);
  }

  /** One call in the making: its arguments in their order, then how it ends. For one thread. */
  public final class RemoteCall {
    private final String method;
    private final List<EncodedValue> arguments = new ArrayList<>();

    private RemoteCall(String method) {
      this.method = method;
    }

    /** Adds the next argument. */
    public <T> RemoteCall with(Codec<T> codec, T value) {
      arguments.add(codec.encode(value));
      return this;
    }

    /**
     * Makes the call and waits for its value, with the failures of {@link ZbusClient}: {@link
     * org.zos.zbus.CallException}, {@link org.zos.zbus.ProtocolException}, {@link
     * CallTimeoutException}, {@link org.zos.zbus.transport.TransportException}.
     */
    public <R> R returning(Codec<R> result, Duration timeout) {
      return client
          .request(queue, queue.object(), method, arguments, timeout)
          .map(result::decode)
          .orElseGet(result::zero);
    }

    /** Makes the call of a method that returns nothing, and waits until it has ended. */
    public void returningNothing(Duration timeout) {
      client.request(queue, queue.object(), method, arguments, timeout);
    }
  }
}
