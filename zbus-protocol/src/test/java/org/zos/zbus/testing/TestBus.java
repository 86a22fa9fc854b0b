package org.zos.zbus.testing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.zos.zbus.client.RemoteObject.RemoteCall;
import org.zos.zbus.client.ZbusClient;
import org.zos.zbus.codec.ResponseCodec;
import org.zos.zbus.codec.WireCodec;
import org.zos.zbus.server.MethodSpec;
import org.zos.zbus.server.ObjectSpec;
import org.zos.zbus.server.ZbusServer;
import org.zos.zbus.transport.CallerTransport;
import org.zos.zbus.transport.CallerTransport.ReplyQueue;
import org.zos.zbus.transport.InMemoryBroker;
import org.zos.zbus.transport.ServerTransport;
import org.zos.zbus.wire.EncodedValue;
import org.zos.zbus.wire.ModuleStatus;
import org.zos.zbus.wire.ObjectId;
import org.zos.zbus.wire.Outcome;
import org.zos.zbus.wire.QueueName;
import org.zos.zbus.wire.Request;
import org.zos.zbus.wire.Response;

/** A server with one object, and those who call it: by a client, or with bytes of their own. */
public final class TestBus implements AutoCloseable {
  /** So long that only a defect reaches it. */
  public static final Duration PATIENCE = Duration.ofMinutes(1);

  public static final String MODULE = "office";
  public static final ObjectId OBJECT = new ObjectId("desk", "1.0");
  public static final QueueName QUEUE = new QueueName(MODULE, OBJECT);

  private static final Duration LITTLE = Duration.ofMillis(50);

  private final CallerTransport callers;
  private final ZbusServer server;
  private final ZbusClient client;

  private TestBus(CallerTransport callers, ZbusServer server) {
    this.callers = callers;
    this.server = server;
    this.client = new ZbusClient(callers);
    server.start();
  }

  /** A bus in memory. */
  public static TestBus serving(MethodSpec... methods) {
    return serving(settings -> settings, methods);
  }

  /** A bus in memory whose server has settings of its own. */
  public static TestBus serving(UnaryOperator<ZbusServer.Builder> settings, MethodSpec... methods) {
    InMemoryBroker broker = new InMemoryBroker();
    return on(broker, broker, settings, methods);
  }

  /** A bus on some transport. */
  public static TestBus on(
      ServerTransport servers,
      CallerTransport callers,
      UnaryOperator<ZbusServer.Builder> settings,
      MethodSpec... methods) {
    ZbusServer.Builder builder =
        ZbusServer.of(MODULE, servers).object(ObjectSpec.of(OBJECT, methods));
    return new TestBus(callers, settings.apply(builder).build());
  }

  /** Begins a call by the client. */
  public RemoteCall call(String method) {
    return client.object(QUEUE).call(method);
  }

  /** What the server says of itself. */
  public ModuleStatus status() {
    return client.status(MODULE, PATIENCE);
  }

  /** Sends a request and waits for its outcome. */
  public Outcome ask(String method, EncodedValue... inputs) {
    return outcome(send(method, inputs));
  }

  /** Sends a request without waiting; gives its id, which is also its reply list. */
  public String send(String method, EncodedValue... inputs) {
    return send(OBJECT, method, inputs);
  }

  /** The same for an object that need not be the one whose queue it is sent to. */
  public String send(ObjectId object, String method, EncodedValue... inputs) {
    String id = UUID.randomUUID().toString();
    send(WireCodec.encode(new Request(id, List.of(inputs), object, id, method)));
    return id;
  }

  /** Puts bytes on the queue. */
  public void send(byte[] request) {
    Queues.send(callers, QUEUE, request);
  }

  /** Waits for the outcome of a request. */
  public Outcome outcome(String id) {
    return take(id, PATIENCE).orElseThrow(() -> new AssertionError("no answer")).outcome();
  }

  /** Whether a reply lies on this list. */
  public boolean hasReply(String list) {
    return take(list, LITTLE).isPresent();
  }

  private Optional<Response> take(String list, Duration wait) {
    try (ReplyQueue replies = callers.replies(list)) {
      return replies.take(wait).map(ResponseCodec::decode);
    }
  }

  /** Waits until no call runs: each that was answered has sent its answer by then. */
  public void awaitIdle() {
    Eventually.that("no call runs", () -> !isBusy());
  }

  private boolean isBusy() {
    return status().workers().stream()
        .anyMatch(worker -> worker.state().equals(ModuleStatus.Worker.BUSY));
  }

  /** Closes the server, and only it. */
  public void closeServer() {
    server.close();
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
