package org.zos.container.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.IntSupplier;

/**
 * Mounts of this process's mount namespace. Each call to the kernel is made on a thread of its own,
 * as it may take the kernel long: writing out what was written, for example.
 */
public final class LinuxMounts implements Mounts {
  private static final Path TABLE = Path.of("/proc/self/mountinfo");

  private static final int DETACH = 2;
  private static final int NO_FOLLOW = 8;
  private static final int BUSY = 16;
  private static final int INVALID = 22;
  private static final int OWN_DIRECTORY = 0x200;

  /** Nobody mounts one thing on another so often. */
  private static final int MOST_MOUNTS = 100;

  @Override
  public void mount(FileSystem what, Path target) {
    Optional<OverlayPaths> overlay =
        what.type().equals("overlay") ? OverlayPaths.of(what.options()) : Optional.empty();
    MountOptions options =
        MountOptions.of(overlay.map(OverlayPaths::options).orElse(what.options()));
    int error =
        call(() -> {
          int entered = overlay.map(paths -> enter(paths.folder())).orElse(0);
          return entered == 0 ? mount(what, target, options) : entered;
        });
    if (error != 0) {
      throw new KernelException(
          "a file system of type %s can't be mounted at %s: mount gives error %d"
              .formatted(what.type(), target, error));
    }
  }

  /** Goes to a directory, and leaves the other threads where they are. */
  private static int enter(Path folder) {
    int error = FileCalls.unshare(OWN_DIRECTORY);
    return error == 0 ? FileCalls.changeDirectory(folder.toString()) : error;
  }

  private static int mount(FileSystem what, Path target, MountOptions options) {
    String place = target.toString();
    int error = FileCalls.mount(what.source(), place, what.type(), options.flags(), options.data());
    if (error != 0 || !options.has(MountOptions.BIND) || !options.has(MountOptions.READ_ONLY)) {
      return error;
    }
    // a bind takes the flags of what it shows; only a second call changes them
    long again = (options.flags() & ~MountOptions.RECURSIVE) | MountOptions.REMOUNT;
    error = FileCalls.mount(what.source(), place, what.type(), again, "");
    if (error != 0) {
      FileCalls.unmount(place, DETACH | NO_FOLLOW);
    }
    return error;
  }

  @Override
  public boolean isMounted(Path target) {
    return MountTable.read(TABLE).has(real(target));
  }

  /** As the kernel lists it: without the links that lead there. */
  private static Path real(Path target) {
    Path folder = target.getParent();
    try {
      return folder == null
          ? target
          : folder.toRealPath().resolve(String.valueOf(target.getFileName()));
    } catch (IOException e) {
      // no folder, no mount
      return target;
    }
  }

  @Override
  public void unmount(Path target) {
    for (int i = 0; i < MOST_MOUNTS && isMounted(target); i++) {
      int error = call(() -> unmountOne(target.toString()));
      // another thread may have been first
      if (error != 0 && error != INVALID) {
        throw new KernelException(
            "what is mounted at %s can't be unmounted: umount2 gives error %d"
                .formatted(target, error));
      }
    }
    if (isMounted(target)) {
      throw new KernelException("there is always something mounted at " + target);
    }
  }

  private static int unmountOne(String target) {
    int error = FileCalls.unmount(target, NO_FOLLOW);
    return error == BUSY ? FileCalls.unmount(target, NO_FOLLOW | DETACH) : error;
  }

  private static int call(IntSupplier call) {
    FutureTask<Integer> task = new FutureTask<>(call::getAsInt);
    Thread.ofPlatform().daemon().name("mounts").start(task);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          // what the kernel does can't be taken back: its end must be known
          interrupted = true;
        } catch (ExecutionException e) {
          throw new KernelException("the kernel can't be asked: " + e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
