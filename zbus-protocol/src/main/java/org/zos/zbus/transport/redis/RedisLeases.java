package org.zos.zbus.transport.redis;

import static org.zos.zbus.transport.redis.Script.bytes;

import io.lettuce.core.SetArgs;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.zos.zbus.membership.Membership;
import org.zos.zbus.transport.TransportException;

/**
 * Servers that have only a Redis in common: each holds a key that expires, and renews it. A server
 * counts as dead when its key was missing at two looks that lie more than a lease apart, with Redis
 * there all the time between them: a Redis that stood still lets all keys expire at once.
 */
final class RedisLeases implements Membership {
  private static final Logger LOG = System.getLogger(RedisLeases.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration LEASE = Duration.ofSeconds(3);
  private static final Duration RENEWAL = LEASE.dividedBy(3);

  private final String module;
  private final String self;
  private final Link link;
  private final Map<String, Long> missingSince = new HashMap<>();
  private final ScheduledExecutorService renewal =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("lease").factory());

  RedisLeases(String module, String self, Link link) {
    this.module = module;
    this.self = self;
    this.link = link;
  }

  private byte[] key(String name) {
    return bytes(module + ".lease." + name);
  }

  @Override
  public String self() {
    return self;
  }

  @Override
  public void join() {
    SetArgs expiring = SetArgs.Builder.px(LEASE.toMillis());
    link.await(PATIENCE, redis -> redis.set(key(self), bytes("1"), expiring));
  }

  @Override
  public Set<String> known() {
    return Set.of();
  }

  @Override
  public boolean isDead(String name) {
    try {
      if (link.await(PATIENCE, redis -> redis.exists(key(name))) > 0) {
        missingSince.remove(name);
        return false;
      }
      return isMissingLongEnough(name);
    } catch (TransportException e) {
      missingSince.clear();
      throw e;
    }
  }

  private boolean isMissingLongEnough(String name) {
    long now = System.nanoTime();
    Long since = missingSince.putIfAbsent(name, now);
    return since != null && now - since > LEASE.toNanos();
  }

  @Override
  public void forget(String name) {
    missingSince.remove(name);
  }

  @Override
  public void watch(Runnable changed) {
    var _ =
        renewal.scheduleWithFixedDelay(
            () -> renew(changed), RENEWAL.toMillis(), RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void renew(Runnable changed) {
    try {
      join();
      changed.run();
    } catch (TransportException e) {
      LOG.log(Level.DEBUG, "the lease is not renewed: {0}", e.getMessage());
    }
  }

  @Override
  public void close() {
    renewal.shutdownNow();
    link.close();
  }
}
