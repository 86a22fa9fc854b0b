package org.zos.container.supervise;

import java.util.List;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerFields;
import org.zos.container.contract.EventSubject;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.GivenUp;
import org.zos.container.runtime.Labels;
import org.zos.zbus.codec.CodecException;

/** What an event says of its container, from what the engine keeps of it. */
public final class Subjects {
  private Subjects() {}

  /** The subject of a container that the module makes. */
  public static EventSubject of(ContainerRef ref, Container container, String uid, String request) {
    return new EventSubject(
        ref.ns(),
        ref.id(),
        uid,
        container.network().namespace(),
        container.rootFs(),
        container.mounts(),
        container.tags(),
        request);
  }

  /** The subject of a container on record, also of one that another program made. */
  public static EventSubject of(ContainerRecord container) {
    ContainerRef ref = container.ref();
    String uid = container.label(Labels.UID);
    if (!container.hasDefinition()) {
      return unknown(ref, uid.isEmpty() ? container.createdAt().toString() : uid);
    }
    try {
      Container definition = ContainerFields.CONTAINER.decode(container.definition());
      return of(ref, definition, uid, container.label(Labels.REQUEST));
    } catch (CodecException e) {
      return unknown(ref, uid);
    }
  }

  /** That a container was given up. */
  public static LifecycleEvent gaveUp(ContainerRecord container, GivenUp verdict) {
    return new LifecycleEvent.GaveUp(
        verdict.at(), of(container), verdict.attempt(), verdict.reason());
  }

  /** The subject of a container of which no more than the name is known. */
  static EventSubject unknown(ContainerRef ref, String uid) {
    return new EventSubject(ref.ns(), ref.id(), uid, "", "", List.of(), List.of(), "");
  }
}
