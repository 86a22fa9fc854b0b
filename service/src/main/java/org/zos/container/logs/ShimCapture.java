package org.zos.container.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.zos.container.contract.ContainerException;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.ExecRef;

/**
 * Lets a shim keep the output, as {@code shim/README.md} describes. A command's files lie in a
 * folder of its own, {@code <root>/exec/<ns>@<id>@<command>}: no name has an at sign in it.
 */
public final class ShimCapture implements OutputCapture {
  private static final FileAttribute<?> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path shim;
  private final Path folder;

  /**
   * @param shim the program, an absolute path
   * @param root the module's own folder
   */
  public ShimCapture(Path shim, Path root) {
    this.shim = shim;
    this.folder = root.resolve("exec");
  }

  @Override
  public URI prepare(ExecRef exec, long most) {
    Path place = place(exec);
    try {
      make(place);
      Files.writeString(
          settings(place), settingsText(place, most), UTF_8, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new ContainerException.FailedPrecondition(
          "the output of " + exec + " can't be kept: " + Failure.of(e), e);
    }
    return ShimUri.of(shim, settings(place));
  }

  private void make(Path place) throws IOException {
    Folders.remove(place);
    Files.createDirectories(folder, PRIVATE);
    Files.createDirectory(place, PRIVATE);
  }

  @Override
  public void note(ExecRef exec) {
    try {
      make(place(exec));
    } catch (IOException e) {
      throw new ContainerException.FailedPrecondition(
          exec + " can't be noted: " + Failure.of(e), e);
    }
  }

  @Override
  public List<ExecRef> noted() {
    List<ExecRef> found = new ArrayList<>();
    try (DirectoryStream<Path> places = Files.newDirectoryStream(folder)) {
      places.forEach(place -> command(place).ifPresent(found::add));
      return found;
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException | DirectoryIteratorException e) {
      throw new ContainerException.Internal("commands can't be listed: " + e.getMessage(), e);
    }
  }

  /** Empty for what somebody else put there. */
  private static Optional<ExecRef> command(Path place) {
    String[] names = String.valueOf(place.getFileName()).split("@", -1);
    return names.length == 3
        ? Optional.of(new ExecRef(new ContainerRef(names[0], names[1]), names[2]))
        : Optional.empty();
  }

  private static String settingsText(Path place, long most) {
    return "version=1\nmode=capture\nstdout=%s\nstderr=%s\nlimit=%d\n"
        .formatted(stdout(place), stderr(place), most);
  }

  @Override
  public long size(ExecRef exec) {
    Path place = place(exec);
    try {
      return Files.exists(stdout(place)) && Files.exists(stderr(place))
          ? Files.size(stdout(place)) + Files.size(stderr(place))
          : 0;
    } catch (IOException e) {
      throw lost(exec, Failure.of(e));
    }
  }

  @Override
  public Captured collect(ExecRef exec) {
    Path place = place(exec);
    try {
      ShimAnswers answers = ShimAnswers.in(settings(place));
      OptionalLong out = answers.number("stdout-bytes");
      OptionalLong err = answers.number("stderr-bytes");
      if (out.isEmpty() || err.isEmpty()) {
        throw lost(exec, String.join("; ", answers.values("error")));
      }
      byte[] stdout = read(stdout(place));
      byte[] stderr = read(stderr(place));
      boolean truncated = stdout.length < out.getAsLong() || stderr.length < err.getAsLong();
      return new Captured(stdout, stderr, truncated);
    } catch (IOException e) {
      throw lost(exec, Failure.of(e));
    }
  }

  private ContainerException lost(ExecRef exec, String reason) {
    return new ContainerException.Internal(
        "the output of %s is lost: %s"
            .formatted(exec, reason.isEmpty() ? shim + " was ended before its time" : reason));
  }

  private static byte[] read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return in.readAllBytes();
    }
  }

  @Override
  public void remove(ExecRef exec) {
    try {
      Folders.remove(place(exec));
    } catch (IOException e) {
      throw new ContainerException.Internal(
          "the output of " + exec + " can't be removed: " + Failure.of(e), e);
    }
  }

  private Path place(ExecRef exec) {
    ContainerRef ref = exec.container();
    return folder.resolve(ref.ns() + "@" + ref.id() + "@" + exec.id());
  }

  private static Path settings(Path place) {
    return place.resolve("settings");
  }

  private static Path stdout(Path place) {
    return place.resolve("stdout");
  }

  private static Path stderr(Path place) {
    return place.resolve("stderr");
  }
}
