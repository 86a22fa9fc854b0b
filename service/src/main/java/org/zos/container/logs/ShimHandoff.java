package org.zos.container.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.LogSettings;
import org.zos.container.runtime.ContainerRef;

/**
 * The module's side of the agreement with the shim, which {@code shim/README.md} describes: a
 * settings file, which the shim holds locked for as long as it lives and in which it leaves the
 * reason when it can't.
 */
public final class ShimHandoff implements OutputSink {
  private static final String FORMAT = "raw";
  private static final long SIZE = 10L * 1024 * 1024;
  private static final long FILES = 5;

  private final Path shim;
  private final LogPlaces places;

  /**
   * @param shim the program, an absolute path
   * @param places where its files go
   */
  public ShimHandoff(Path shim, LogPlaces places) {
    this.shim = shim;
    this.places = places;
  }

  /**
   * Writes the settings for a container's shim.
   *
   * @return where the engine is to send the container's output: the shim, with its settings
   */
  @Override
  public URI prepare(ContainerRef ref, Container container) {
    Path settings = places.settings(ref);
    try {
      Folders.make(folderOf(settings), "rwx------");
      Folders.make(folderOf(places.log(ref)), "rwxr-x---");
      // a file of its own each time: what an earlier shim left in it is not this one's
      Files.deleteIfExists(settings);
      Files.writeString(settings, text(ref, container), UTF_8, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new ContainerException.FailedPrecondition(
          "the log of " + ref + " can't be prepared: " + Failure.of(e), e);
    }
    return ShimUri.of(shim, settings);
  }

  private String text(ContainerRef ref, Container container) throws IOException {
    return "version=1\nlog=%s\n".formatted(places.log(ref))
        + keeping(container.log())
        + copies(ref, container);
  }

  private static String keeping(LogSettings log) {
    return "format=%s\nsize=%d\nfiles=%d\n"
        .formatted(
            log.format().isEmpty() ? FORMAT : log.format(),
            log.maxSize() == 0 ? SIZE : log.maxSize(),
            log.maxFiles() == 0 ? FILES : log.maxFiles());
  }

  private String copies(ContainerRef ref, Container container) throws IOException {
    if (container.logs().isEmpty()) {
      return "";
    }
    Path folder = Spools.make(places.spool(ref));
    return "copy-stdout=%s\ncopy-stderr=%s\n"
        .formatted(Spools.stdout(folder), Spools.stderr(folder));
  }

  /**
   * Makes sure that the container's shim is there and writes its log: the engine takes a shim that
   * died at once for one that is ready.
   *
   * @throws ContainerException.FailedPrecondition with the shim's own reason when it is not
   */
  @Override
  public void confirm(ContainerRef ref) {
    Path settings = places.settings(ref);
    try {
      if (!isHeld(settings)) {
        throw new ContainerException.FailedPrecondition(
            "the log of %s can't be written: %s".formatted(ref, reason(settings)));
      }
    } catch (IOException e) {
      throw new ContainerException.FailedPrecondition(
          "the shim of " + ref + " can't be asked: " + Failure.of(e), e);
    }
  }

  @Override
  public List<ContainerRef> prepared() {
    try {
      return places.withSettings();
    } catch (IOException e) {
      throw new ContainerException.Internal(
          "the settings of shims can't be listed: " + Failure.of(e), e);
    }
  }

  @Override
  public boolean isTaken(ContainerRef ref) {
    try {
      return isHeld(places.settings(ref));
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw new ContainerException.Internal(
          "the shim of " + ref + " can't be asked: " + Failure.of(e), e);
    }
  }

  /** Takes the settings away; the log stays. */
  @Override
  public void remove(ContainerRef ref) {
    try {
      Files.deleteIfExists(places.settings(ref));
    } catch (IOException e) {
      throw new ContainerException.Internal(
          "the shim settings of " + ref + " can't be removed: " + Failure.of(e), e);
    }
  }

  private static boolean isHeld(Path settings) throws IOException {
    try (FileChannel channel = FileChannel.open(settings, StandardOpenOption.WRITE)) {
      FileLock lock = channel.tryLock();
      return lock == null;
    }
  }

  private String reason(Path settings) throws IOException {
    String errors = String.join("; ", ShimAnswers.in(settings).values("error"));
    return errors.isEmpty() ? "its shim " + shim + " has ended without a reason" : errors;
  }

  private static Path folderOf(Path file) throws NoSuchFileException {
    Path folder = file.getParent();
    if (folder == null) {
      throw new NoSuchFileException(file.toString());
    }
    return folder;
  }
}
