package org.zos.container.runtime.containerd;

import com.google.common.util.concurrent.ListenableFuture;
import java.util.List;
import java.util.Optional;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.Image;
import org.zos.container.runtime.ImageStore;
import org.zos.container.runtime.containerd.api.images.GetImageRequest;
import org.zos.container.runtime.containerd.api.leases.CreateRequest;
import org.zos.container.runtime.containerd.api.leases.DeleteRequest;
import org.zos.container.runtime.containerd.api.snapshots.MountsRequest;
import org.zos.container.runtime.containerd.api.snapshots.PrepareSnapshotRequest;
import org.zos.container.runtime.containerd.api.snapshots.RemoveSnapshotRequest;
import org.zos.container.runtime.containerd.api.snapshots.StatSnapshotRequest;
import org.zos.container.runtime.containerd.api.types.Mount;

/**
 * Images of containerd's. A container's copy is a snapshot, made under a lease of the same name:
 * without it, containerd would collect what no record of its own names.
 */
final class ContainerdImages implements ImageStore {
  private final Stubs stubs;
  private final ContentReader content;
  private final String snapshotter;

  ContainerdImages(Stubs stubs, String snapshotter) {
    this.stubs = stubs;
    this.content = new ContentReader(stubs);
    this.snapshotter = snapshotter;
  }

  /** One of the module's own, so that a container's name never means what another program made. */
  private static String key(ContainerRef ref) {
    return "contd-" + ref.id();
  }

  @Override
  public Optional<Image> find(String ns, String reference) {
    var request = GetImageRequest.newBuilder().setName(reference).build();
    String target;
    try {
      target =
          Answers.await("looking up image " + reference, stubs.images(ns).get(request))
              .getImage()
              .getTarget()
              .getDigest();
    } catch (EngineException.NotFound e) {
      return Optional.empty();
    }
    ImageReader reader =
        new ImageReader(
            reference, ImageReader.Platform.here(), digest -> content.read(ns, reference, digest));
    return Optional.of(reader.read(target));
  }

  @Override
  public List<SnapshotMount> prepare(ContainerRef ref, Image image) {
    lease(ref);
    var request =
        PrepareSnapshotRequest.newBuilder()
            .setSnapshotter(snapshotter)
            .setKey(key(ref))
            .setParent(image.chainId())
            .build();
    try {
      return read(
          Answers.await(
                  "copying image " + image.reference() + " for " + ref,
                  stubs.snapshots(ref.ns(), key(ref)).prepare(request))
              .getMountsList());
    } catch (EngineException.AlreadyExists e) {
      return again(ref, image, e);
    }
  }

  private void lease(ContainerRef ref) {
    var request = CreateRequest.newBuilder().setId(key(ref)).build();
    try {
      Answers.await("taking a lease for " + ref, stubs.leases(ref.ns()).create(request));
    } catch (EngineException.AlreadyExists e) {
      // of an attempt before this one
      return;
    }
  }

  private List<SnapshotMount> again(
      ContainerRef ref, Image image, EngineException.AlreadyExists cause) {
    var stat =
        StatSnapshotRequest.newBuilder().setSnapshotter(snapshotter).setKey(key(ref)).build();
    String what = "looking up the root file system of " + ref;
    var info = Answers.await(what, stubs.snapshots(ref.ns()).stat(stat)).getInfo();
    if (!info.getParent().equals(image.chainId())) {
      throw cause;
    }
    return copy(ref);
  }

  @Override
  public List<SnapshotMount> copy(ContainerRef ref) {
    String what = "looking up the root file system of " + ref;
    var request = MountsRequest.newBuilder().setSnapshotter(snapshotter).setKey(key(ref)).build();
    return read(Answers.await(what, stubs.snapshots(ref.ns()).mounts(request)).getMountsList());
  }

  private static List<SnapshotMount> read(List<Mount> mounts) {
    return mounts.stream()
        .map(mount -> new SnapshotMount(mount.getType(), mount.getSource(), mount.getOptionsList()))
        .toList();
  }

  @Override
  public void release(ContainerRef ref) {
    var snapshot =
        RemoveSnapshotRequest.newBuilder().setSnapshotter(snapshotter).setKey(key(ref)).build();
    removed("removing the root file system of " + ref, stubs.snapshots(ref.ns()).remove(snapshot));
    var lease = DeleteRequest.newBuilder().setId(key(ref)).build();
    removed("giving back the lease of " + ref, stubs.leases(ref.ns()).delete(lease));
  }

  /** It may never have come to be, or have gone before. */
  private static void removed(String what, ListenableFuture<?> answer) {
    boolean _ = Answers.found(() -> Answers.await(what, answer));
  }
}
