package org.zos.container.publish;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.zos.container.contract.EventSubject;

/**
 * All containers that the engine shows at one time.
 *
 * @param at when
 * @param standings what it shows of each
 * @param unsettled names of which it shows nothing that can be relied on, {@code <ns>/<id>}: what
 *     was told of them holds until something happens
 */
public record Listing(Instant at, List<Standing> standings, Set<String> unsettled) {
  public Listing {
    standings = List.copyOf(standings);
    unsettled = Set.copyOf(unsettled);
  }

  /** How a name is written in {@link #unsettled}. */
  public static String key(String ns, String id) {
    return ns + "/" + id;
  }

  static Listing of(Instant at, Collection<Standing> standings) {
    return new Listing(at, List.copyOf(standings), Set.of());
  }

  boolean isSettled(EventSubject subject) {
    return !unsettled.contains(key(subject.ns(), subject.id()));
  }
}
