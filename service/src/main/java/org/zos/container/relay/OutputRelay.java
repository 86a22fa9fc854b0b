package org.zos.container.relay;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.zos.container.contract.LogTarget;
import org.zos.container.logs.LogPlaces;
import org.zos.container.logs.Spools;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.spec.TargetAddress;
import org.zos.zbus.transport.Backoff;

/** Publishes the output of all containers that ask for it. For any thread. */
final class OutputRelay implements AutoCloseable {
  private static final Logger LOG = System.getLogger(OutputRelay.class.getName());

  /** A caller of Delete waits for the last lines, but not for a server that is away. */
  private static final Duration LAST_LINES = Duration.ofSeconds(3);

  private static final Duration CLOSING = Duration.ofSeconds(3);

  private final LogPlaces places;
  private final Connecting connecting;
  private final Supplier<Backoff> backoffs;
  private final FolderWatch watch = new FolderWatch();
  private final Map<ContainerRef, Outlet> outlets = new HashMap<>();

  OutputRelay(LogPlaces places, Connecting connecting, Supplier<Backoff> backoffs) {
    this.places = places;
    this.connecting = connecting;
    this.backoffs = backoffs;
  }

  void start() {
    watch.start();
  }

  /** Publishes a container's output from now on, and what is left of it from before. */
  synchronized void follow(ContainerRef ref, List<LogTarget> targets) throws IOException {
    if (targets.isEmpty() || outlets.containsKey(ref)) {
      return;
    }
    Path folder = Spools.make(places.spool(ref));
    List<Follower> followers = new ArrayList<>();
    try {
      for (int i = 0; i < targets.size(); i++) {
        LogTarget.Streams streams = targets.get(i).data();
        follower(ref, Spools.stdout(folder), i, streams.stdout()).ifPresent(followers::add);
        follower(ref, Spools.stderr(folder), i, streams.stderr()).ifPresent(followers::add);
      }
    } catch (IOException e) {
      followers.forEach(Follower::discard);
      throw e;
    }
    outlets.put(ref, Outlet.open(folder, followers, watch));
  }

  private Optional<Follower> follower(ContainerRef ref, Path file, int target, String address)
      throws IOException {
    if (address.isEmpty()) {
      return Optional.empty();
    }
    String what = "%s of %s to %s".formatted(file.getFileName(), ref, TargetAddress.mask(address));
    try {
      TargetAddress to = TargetAddress.parse(address);
      PositionFile positions =
          new PositionFile(file.resolveSibling(file.getFileName() + "." + target + ".at"));
      Spool spool = new Spool(file, positions.last());
      return Optional.of(
          new Follower(
              what, spool, positions, connecting.open(to.redis()), to.channel(), backoffs.get()));
    } catch (IllegalArgumentException e) {
      // a definition that an earlier version of the module took
      LOG.log(Level.WARNING, "{0} can''t be published: {1}", what, e.getMessage());
      return Optional.empty();
    }
  }

  /** Publishes what is left of a container that ends, for a moment, and removes its files. */
  void finish(ContainerRef ref) throws IOException {
    Optional<Outlet> outlet = outlet(ref);
    if (outlet.isPresent()) {
      outlet.get().end(true);
      outlet.get().awaitEnd(LAST_LINES);
      // known until now: a sweep would have taken the files away before they were read
      forget(ref, outlet.get());
    }
    sweep(ref);
  }

  private synchronized Optional<Outlet> outlet(ContainerRef ref) {
    return Optional.ofNullable(outlets.get(ref));
  }

  private synchronized void forget(ContainerRef ref, Outlet outlet) {
    outlets.remove(ref, outlet);
  }

  /** Removes the files of a container that is gone, unless its name is in use again. */
  synchronized void sweep(ContainerRef ref) throws IOException {
    if (!outlets.containsKey(ref)) {
      Spools.remove(places.spool(ref));
    }
  }

  /** Ends all of it; what was not published is when the module is started again. */
  @Override
  public synchronized void close() {
    watch.close();
    outlets.values().forEach(outlet -> outlet.end(false));
    outlets.values().forEach(outlet -> outlet.awaitEnd(CLOSING));
    outlets.clear();
  }
}
