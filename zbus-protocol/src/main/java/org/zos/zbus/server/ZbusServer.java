package org.zos.zbus.server;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.zos.zbus.journal.Journal;
import org.zos.zbus.journal.JournalFolder;
import org.zos.zbus.membership.LockFolder;
import org.zos.zbus.membership.Membership;
import org.zos.zbus.server.Succession.Heir;
import org.zos.zbus.transport.Backoff;
import org.zos.zbus.transport.RequestQueue;
import org.zos.zbus.transport.ServerTransport;
import org.zos.zbus.wire.ObjectId;
import org.zos.zbus.wire.QueueName;

/**
 * A module's server: serves its objects and its status until it is closed. Starting it does not
 * wait for the transport: while that is away the server tries again, with growing pauses. Several
 * servers may serve one module at once, and each takes up what another left when it died.
 */
public final class ZbusServer implements AutoCloseable {
  private static final int MOST_WAITING_IN_TURN = 16;
  private static final int MOST_QUESTIONS = 16;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration MOST_PAUSE = Duration.ofSeconds(1);
  private static final Duration WAKE_AGAIN = Duration.ofMillis(100);

  private final Duration grace;
  private final RandomGenerator random;
  private final Clock clock;
  private final String module;
  private final ServerTransport transport;
  private final ServerObserver observer;
  private final Membership membership;
  private final Journal journal;
  private final CallsInFlight calls;
  private final List<Heir> heirs = new ArrayList<>();
  private final List<Intake> intakes = new ArrayList<>();
  private final List<Thread> loops = new ArrayList<>();
  private final Succession succession;
  private final Thread successor;
  private final Deadlines deadlines = new Deadlines();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("call-", 0).factory());
  private final ExecutorService statusThread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("status").factory());

  private ZbusServer(Builder builder) {
    this.grace = builder.grace;
    this.random = builder.random;
    this.clock = builder.clock;
    this.module = builder.module;
    this.transport = builder.transport;
    this.observer = builder.observer;
    this.calls = new CallsInFlight(builder.mostCalls, clock);
    this.membership = builder.membership();
    this.journal = builder.journal(membership.self());
    builder.objects.forEach(this::addObject);
    addStatus(builder.objects.stream().map(ObjectSpec::id).toList());
    this.succession = new Succession(membership, journal, heirs, backoff(), observer);
    this.successor = Thread.ofVirtual().name("succession").unstarted(succession);
    heirs.forEach(this::addIntake);
  }

  /** Begins a server for a module of this name. */
  public static Builder of(String module, ServerTransport transport) {
    return new Builder(module, transport);
  }

  private void addObject(ObjectSpec object) {
    RequestQueue queue = open(new QueueName(module, object.id()));
    CallRunner runner =
        new CallRunner(
            object,
            calls,
            new Turns(MOST_WAITING_IN_TURN),
            answers(object.id(), queue, threads),
            new Earlier(journal),
            deadlines,
            threads,
            observer);
    heirs.add(new Heir(object.id(), queue, calls, runner));
  }

  private void addStatus(List<ObjectId> objects) {
    RequestQueue queue = open(QueueName.status(module));
    CallsInFlight questions = new CallsInFlight(MOST_QUESTIONS, clock);
    Answers answers = answers(ObjectId.STATUS, queue, threads);
    StatusAcceptor acceptor = new StatusAcceptor(objects, calls, questions, answers, statusThread);
    heirs.add(new Heir(ObjectId.STATUS, queue, questions, acceptor));
  }

  private Answers answers(ObjectId object, RequestQueue queue, ExecutorService executor) {
    return new Answers(
        object, queue, new ReplyRules(module), observer, clock, executor, this::backoff);
  }

  private void addIntake(Heir heir) {
    Intake intake =
        new Intake(
            heir.object().toString(),
            heir.queue(),
            heir.permits(),
            heir.acceptor(),
            backoff(),
            new Connection(heir.object()));
    intakes.add(intake);
    // platform threads: however busy the carriers of the virtual ones are, calls are taken; and a
    // timed wait of such a thread costs no other thread a wake-up
    loops.add(Thread.ofPlatform().daemon().name("intake-" + heir.object()).unstarted(intake));
  }

  private final class Connection implements Intake.Connected {
    private final ObjectId object;

    Connection(ObjectId object) {
      this.object = object;
    }

    @Override
    public void before() {
      membership.join();
    }

    @Override
    public void after(boolean again) {
      if (again) {
        observer.reconnected(object);
      }
      succession.look();
    }
  }

  private RequestQueue open(QueueName name) {
    return transport.open(name, membership.self());
  }

  private Backoff backoff() {
    return new Backoff(FIRST_PAUSE, MOST_PAUSE, random);
  }

  /** Begins to serve. */
  public void start() {
    successor.start();
    membership.watch(succession::look);
    loops.forEach(Thread::start);
  }

  /**
   * Takes no further calls, lets those that run end for as long as the grace lasts, and closes.
   * Calls that a successor can resume are not waited for. What has not ended by then is interrupted
   * and not answered: it stays in flight.
   */
  @Override
  public void close() {
    long end = System.nanoTime() + grace.toNanos();
    try {
      stopTaking(end);
      calls.awaitUnrepeatable(Duration.ofNanos(end - System.nanoTime()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      // first the queues, then the calls: whatever an interrupted call says is not sent any more
      heirs.forEach(heir -> heir.queue().close());
      threads.shutdownNow();
      statusThread.shutdownNow();
      deadlines.close();
      membership.close();
      journal.close();
    }
  }

  /** Wakes the loops until they have ended: one that was just about to wait missed the first. */
  private void stopTaking(long end) throws InterruptedException {
    successor.interrupt();
    do {
      intakes.forEach(Intake::stop);
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
    private @Nullable Path root;
    private @Nullable Membership place;
    private int mostCalls = 512;
    private Duration grace = Duration.ofSeconds(10);
    private ServerObserver observer = ServerObserver.NONE;
    private Clock clock = Clock.systemUTC();
    private RandomGenerator random = RandomGenerator.getDefault();
    private Supplier<String> names = () -> UUID.randomUUID().toString();

    private Builder(String module, ServerTransport transport) {
      this.module = module;
      this.transport = transport;
    }

    /** Serves this object. */
    public Builder object(ObjectSpec object) {
      objects.add(object);
      return this;
    }

    /**
     * A folder on a disk of this machine, for all servers of this module to share, and no others.
     * With it, a server's death is known at once, and what was done and answered is remembered even
     * where Redis comes back as it was before. Without it, servers hold a lease in the transport,
     * and a death is known after some seconds.
     */
    public Builder root(Path folder) {
      this.root = folder;
      return this;
    }

    /** Its place among the module's servers, which it leaves when it is closed. */
    public Builder membership(Membership taken) {
      this.place = taken;
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

    /** Who counts what happens; unless said, nobody. */
    public Builder observer(ServerObserver eyes) {
      this.observer = eyes;
      return this;
    }

    /** Where the time and the chance in pauses come from; unless said, from the system. */
    public Builder sources(Clock time, RandomGenerator chance) {
      this.clock = time;
      this.random = chance;
      return this;
    }

    /** Where names of servers come from: letters and digits, never one twice. */
    public Builder names(Supplier<String> source) {
      this.names = source;
      return this;
    }

    /**
     * Makes the server; {@link ZbusServer#start} begins to serve.
     *
     * @throws java.io.UncheckedIOException when the {@link #root} can't be used
     */
    public ZbusServer build() {
      return new ZbusServer(this);
    }

    private Membership membership() {
      if (place != null) {
        return place;
      }
      return root == null
          ? transport.leases(module, names)
          : LockFolder.join(root.resolve("instances"), names);
    }

    private Journal journal(String instance) {
      return root == null ? Journal.NONE : JournalFolder.open(root.resolve("answered"), instance);
    }
  }
}
