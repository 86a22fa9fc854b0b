package org.zos.container.contract;

import java.util.List;

/**
 * Which container an event is about, with what the layers around it need to know of it: they never
 * have to ask, not even about one that is gone.
 *
 * @param ns its namespace
 * @param id its id, which is its name
 * @param uid names this incarnation: a late event of an earlier container of the same name has
 *     another
 * @param netns the network namespace that it is in
 * @param rootfs the path of its root file system on the host
 * @param mounts what it sees of the host
 * @param tags what its caller tagged it with
 * @param request the id of the call that made it; empty when it is not known
 */
public record EventSubject(
    String ns,
    String id,
    String uid,
    String netns,
    String rootfs,
    List<MountInfo> mounts,
    List<String> tags,
    String request) {
  public EventSubject {
    mounts = List.copyOf(mounts);
    tags = List.copyOf(tags);
  }
}
