package org.zos.container.contract;

import java.util.List;

/**
 * A container as the specification describes it.
 *
 * @param id its name
 * @param name its name
 * @param flist where its root file system came from
 * @param tags what its caller tagged it with
 * @param network the network namespace that it is in
 * @param mounts what it was asked to see of the host
 */
public record ContainerInfo(
    String id,
    String name,
    String flist,
    List<String> tags,
    NetworkInfo network,
    List<MountInfo> mounts) {
  public ContainerInfo {
    tags = List.copyOf(tags);
    mounts = List.copyOf(mounts);
  }
}
