package org.zos.container.testing;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zos.container.rootfs.RootFilesystem;
import org.zos.container.rootfs.RootFilesystems;
import org.zos.container.rootfs.RootSource;
import org.zos.container.runtime.ContainerRef;

/** Root file systems that are all the same folder, and are there from prepare to release. */
public final class FakeRoots implements RootFilesystems {
  private final Path folder;
  private final Map<ContainerRef, RootSource> prepared = new HashMap<>();
  private Optional<RuntimeException> failure = Optional.empty();

  public FakeRoots(Path folder) {
    this.folder = folder;
  }

  /** From now on they are made by halves only. */
  public synchronized void failToPrepare(RuntimeException e) {
    failure = Optional.of(e);
  }

  /** From now on they are made again. */
  public synchronized void recover() {
    failure = Optional.empty();
  }

  /** Makes one that somebody asked for earlier. */
  public synchronized void bringLate(ContainerRef ref, RootSource source) {
    prepared.put(ref, source);
  }

  /** What is there now. */
  public synchronized Map<ContainerRef, RootSource> sources() {
    return Map.copyOf(prepared);
  }

  @Override
  public synchronized Set<ContainerRef> prepared() {
    return Set.copyOf(prepared.keySet());
  }

  @Override
  public synchronized void release(ContainerRef ref) {
    prepared.remove(ref);
  }

  @Override
  public RootFilesystem find(ContainerRef ref, RootSource source) {
    return () -> prepare(ref, source);
  }

  @Override
  public Path restore(ContainerRef ref, RootSource source, Path before) {
    return prepare(ref, source);
  }

  private synchronized Path prepare(ContainerRef ref, RootSource source) {
    prepared.put(ref, source);
    failure.ifPresent(e -> {
      throw e;
    });
    return folder;
  }

  @Override
  public synchronized void release(ContainerRef ref, RootSource source) {
    if (!source.equals(prepared.getOrDefault(ref, source))) {
      throw new AssertionError(ref + " was prepared from " + prepared.get(ref));
    }
    prepared.remove(ref);
  }
}
