package org.zos.container.stub.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zos.container.contract.EventSubject;

/**
 * A file for each container, of which the names say all: so what is held for whom is known also
 * after a crash. A name has the incarnation in it: what the next container of the same name holds
 * is never freed by the end of the one before.
 */
final class ContainerFiles {
  private final Path folder;

  /**
   * @param folder is made where it is missing; nothing else lies in it
   */
  ContainerFiles(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A container exists. */
  void keep(EventSubject container) {
    try {
      Files.writeString(folder.resolve(name(container)), container.netns());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A container exists no longer. */
  void free(EventSubject container) {
    remove(folder.resolve(name(container)));
  }

  /** These are all containers that exist. */
  void keepOnly(List<EventSubject> containers) {
    Set<String> names =
        containers.stream().map(ContainerFiles::name).collect(Collectors.toUnmodifiableSet());
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> !names.contains(file.getFileName().toString()))
          .forEach(ContainerFiles::remove);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    containers.forEach(this::keep);
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Others' containers may have any uid: it must not lead out of the folder. */
  static String name(EventSubject container) {
    return Stream.of(container.ns(), container.id(), container.uid())
        .map(part -> URLEncoder.encode(part, UTF_8))
        .collect(Collectors.joining("@"));
  }
}
