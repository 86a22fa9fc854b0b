package org.zos.container.testing;

import java.util.ArrayList;
import java.util.List;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.publish.EventSink;
import org.zos.container.publish.Listing;

/** Keeps the events that it is told. For any thread. */
public final class FakeSink implements EventSink {
  private final List<LifecycleEvent> events = new ArrayList<>();
  private final List<Listing> listings = new ArrayList<>();

  @Override
  public synchronized void accept(LifecycleEvent event) {
    events.add(event);
  }

  @Override
  public synchronized void found(LifecycleEvent event) {
    events.add(event);
  }

  @Override
  public synchronized void existing(Listing listing) {
    listings.add(listing);
  }

  /** What it was told to exist. */
  public synchronized List<Listing> listings() {
    return List.copyOf(listings);
  }

  /** What it was told so far. */
  public synchronized List<LifecycleEvent> events() {
    return List.copyOf(events);
  }

  /** Each event in short: its type and whose it is, {@code created web uid-1}. */
  public List<String> told() {
    return events().stream()
        .map(e -> String.join(" ", e.type(), e.subject().id(), e.subject().uid()))
        .toList();
  }
}
