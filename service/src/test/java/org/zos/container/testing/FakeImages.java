package org.zos.container.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.Image;
import org.zos.container.runtime.ImageStore;

/** An image store in memory; the copies that it gives are overlays of nothing. */
public final class FakeImages implements ImageStore {
  private final Map<String, Image> images = new HashMap<>();
  private final Map<ContainerRef, Image> copies = new HashMap<>();
  private boolean refusesToRelease;
  private int lookups;

  /** Has an image from now on, in every namespace. */
  public synchronized void put(Image image) {
    images.put(image.reference(), image);
  }

  /** The containers that have copies. */
  public synchronized Set<ContainerRef> copies() {
    return Set.copyOf(copies.keySet());
  }

  /** How often an image was looked for. */
  public synchronized int lookups() {
    return lookups;
  }

  /** Whether the next copies can't be given back. */
  public synchronized void refuseToRelease(boolean refuses) {
    refusesToRelease = refuses;
  }

  @Override
  public synchronized Optional<Image> find(String ns, String reference) {
    lookups++;
    return Optional.ofNullable(images.get(reference));
  }

  @Override
  public synchronized List<SnapshotMount> prepare(ContainerRef ref, Image image) {
    Image before = copies.putIfAbsent(ref, image);
    if (before != null && !before.chainId().equals(image.chainId())) {
      throw new EngineException.AlreadyExists("there is a copy", new IllegalStateException());
    }
    return List.of(new SnapshotMount("overlay", "overlay", List.of("lowerdir=/a")));
  }

  @Override
  public synchronized List<SnapshotMount> copy(ContainerRef ref) {
    if (!copies.containsKey(ref)) {
      throw new EngineException.NotFound("there is no copy", new IllegalStateException());
    }
    return List.of(new SnapshotMount("overlay", "overlay", List.of("lowerdir=/a")));
  }

  @Override
  public synchronized void release(ContainerRef ref) {
    if (refusesToRelease) {
      throw new EngineException.Failed("it can't be removed");
    }
    copies.remove(ref);
  }
}
