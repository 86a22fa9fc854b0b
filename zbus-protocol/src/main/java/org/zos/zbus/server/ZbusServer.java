package org.zos.zbus.server;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.zos.zbus.transport.Backoff;
import org.zos.zbus.transport.RequestQueue;
import org.zos.zbus.transport.ServerTransport;
import org.zos.zbus.wire.ObjectId;
import org.zos.zbus.wire.QueueName;

/**
 * A module's server: serves its objects and its status until it is closed. Starting it does not
 * wait for the transport: while that is away the server tries again, with growing pauses.
 */
public final class ZbusServer implements AutoCloseable {
  private static final int MOST_WAITING_IN_TURN = 16;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration MOST_PAUSE = Duration.ofSeconds(1);
  private static final Duration WAKE_AGAIN = Duration.ofMillis(100);

  private final Duration grace;
  private final RandomGenerator random;
  private final List<RequestQueue> queues = new ArrayList<>();
  private final List<Intake> intakes = new ArrayList<>();
  private final List<Thread> loops = new ArrayList<>();
  private final StatusLoop status;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("call-", 0).factory());
  private final ScheduledExecutorService timers =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("call-deadlines").factory());

  private ZbusServer(Builder builder) {
    this.grace = builder.grace;
    this.random = builder.random;
    CallsInFlight calls = new CallsInFlight(builder.mostCalls, builder.clock);
    ReplyRules rules = new ReplyRules(builder.module);
    builder.objects.forEach(object -> addObject(builder, object, calls, rules));
    this.status = addStatus(builder, calls, rules);
  }

  /** Begins a server for a module of this name. */
  public static Builder of(String module, ServerTransport transport) {
    return new Builder(module, transport);
  }

  private void addObject(
      Builder builder, ObjectSpec object, CallsInFlight calls, ReplyRules rules) {
    RequestQueue queue = open(builder, new QueueName(builder.module, object.id()));
    Answers answers = new Answers(queue, rules, builder.clock, this::backoff);
    Turns turns = new Turns(MOST_WAITING_IN_TURN);
    CallRunner runner = new CallRunner(object, calls, turns, answers, threads, timers);
    Intake intake = new Intake(object.id().toString(), queue, calls, runner, backoff());
    intakes.add(intake);
    loops.add(Thread.ofVirtual().name("intake-" + object.id()).unstarted(intake));
  }

  private StatusLoop addStatus(Builder builder, CallsInFlight calls, ReplyRules rules) {
    RequestQueue queue = open(builder, QueueName.status(builder.module));
    Answers answers = new Answers(queue, rules, builder.clock, this::backoff);
    List<ObjectId> ids = builder.objects.stream().map(ObjectSpec::id).toList();
    StatusLoop loop = new StatusLoop(queue, answers, ids, calls, backoff());
    // a platform thread: however busy the carriers of the virtual ones are, status is answered
    loops.add(Thread.ofPlatform().daemon().name("status").unstarted(loop));
    return loop;
  }

  private RequestQueue open(Builder builder, QueueName name) {
    RequestQueue queue = builder.transport.open(name, builder.instance);
    queues.add(queue);
    return queue;
  }

  private Backoff backoff() {
    return new Backoff(FIRST_PAUSE, MOST_PAUSE, random);
  }

  /** Begins to serve. */
  public void start() {
    loops.forEach(Thread::start);
  }

  /**
   * Takes no further calls, lets those that run end for as long as the grace lasts, and closes.
   * What has not ended by then is interrupted and not answered: it stays in flight.
   */
  @Override
  public void close() {
    long end = System.nanoTime() + grace.toNanos();
    try {
      stopTaking(end);
      threads.shutdown();
      var _ = threads.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      // first the queues, then the calls: whatever an interrupted call says is not sent any more
      queues.forEach(RequestQueue::close);
      threads.shutdownNow();
      timers.shutdownNow();
    }
  }

  /** Wakes the loops until they have ended: one that was just about to wait missed the first. */
  private void stopTaking(long end) throws InterruptedException {
    do {
      intakes.forEach(Intake::stop);
      status.stop();
    } while (!loopsEnd(WAKE_AGAIN) && System.nanoTime() < end);
  }

  private boolean loopsEnd(Duration wait) throws InterruptedException {
    boolean ended = true;
    for (Thread loop : loops) {
      ended &= !loop.isAlive() || loop.join(wait);
    }
    return ended;
  }

  /** What a server is made of. */
  public static final class Builder {
    private final String module;
    private final ServerTransport transport;
    private final List<ObjectSpec> objects = new ArrayList<>();
    private String instance = "main";
    private int mostCalls = 512;
    private Duration grace = Duration.ofSeconds(10);
    private Clock clock = Clock.systemUTC();
    private RandomGenerator random = RandomGenerator.getDefault();

    private Builder(String module, ServerTransport transport) {
      this.module = module;
      this.transport = transport;
    }

    /** Serves this object. */
    public Builder object(ObjectSpec object) {
      objects.add(object);
      return this;
    }

    /** Names this server among those that serve the same module; unless said, {@code main}. */
    public Builder instance(String name) {
      this.instance = name;
      return this;
    }

    /** How many calls may run at once; unless said, 512. */
    public Builder mostCalls(int most) {
      this.mostCalls = most;
      return this;
    }

    /** How long closing waits for calls to end; unless said, 10 s. */
    public Builder grace(Duration most) {
      this.grace = most;
      return this;
    }

    /** Where the time and the chance in pauses come from; unless said, from the system. */
    public Builder sources(Clock time, RandomGenerator chance) {
      this.clock = time;
      this.random = chance;
      return this;
    }

    /** Makes the server; {@link ZbusServer#start} begins to serve. */
    public ZbusServer build() {
      return new ZbusServer(this);
    }
  }
}
