package org.zos.container.runtime;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Folders that have something for each container, below a folder for each namespace. */
public final class RefFolders {
  private RefFolders() {}

  /**
   * The containers that a folder has something for: {@code <folder>/<ns>/<id><ending>}. None, when
   * it is not there.
   *
   * @throws IOException when that can't be found out
   */
  public static List<ContainerRef> containers(Path folder, String ending) throws IOException {
    List<ContainerRef> found = new ArrayList<>();
    for (String ns : names(folder)) {
      for (String name : names(folder.resolve(ns))) {
        if (name.endsWith(ending)) {
          String id = name.substring(0, name.length() - ending.length());
          found.add(new ContainerRef(ns, id));
        }
      }
    }
    return found;
  }

  private static List<String> names(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      files.forEach(file -> names.add(String.valueOf(file.getFileName())));
      return names;
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }
}
