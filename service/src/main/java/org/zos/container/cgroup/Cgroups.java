package org.zos.container.cgroup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The node's trees of control groups. For any thread. */
public final class Cgroups {
  private final Path proc;
  private final List<Hierarchy> trees;

  private Cgroups(Path proc, List<Hierarchy> trees) {
    this.proc = proc;
    this.trees = trees;
  }

  /**
   * Finds out where they are mounted.
   *
   * @param proc where the kernel tells of processes, {@code /proc} but in tests
   */
  public static Cgroups of(Path proc) {
    try {
      return new Cgroups(
          proc,
          Files.readAllLines(proc.resolve("self/mountinfo")).stream()
              .flatMap(line -> Hierarchy.read(line).stream())
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tree of a controller: one of version 1 that has it, else the unified one. */
  private Optional<Hierarchy> tree(String controller) {
    return trees.stream()
        .filter(tree -> !tree.unified() && tree.has(controller))
        .findFirst()
        .or(() -> trees.stream().filter(Hierarchy::unified).findFirst());
  }

  /**
   * The folder in which a controller accounts for a group.
   *
   * @param path the group as the OCI specification names it, beginning with a slash
   */
  public Optional<Path> folder(String controller, String path) {
    return tree(controller).map(tree -> tree.folder(path));
  }

  /**
   * The folder in which a controller accounts for a process; empty when there is no such one, when
   * it is ending, and when it is in the topmost group, where no container is.
   */
  public Optional<Path> folder(String controller, long pid) {
    return folderOf(controller, Long.toString(pid), Membership::isCertain);
  }

  /** The folder in which a controller accounts for this very process. */
  Optional<Path> own(String controller) {
    return folderOf(controller, "self", any -> true);
  }

  private Optional<Path> folderOf(
      String controller, String process, Predicate<Membership> believed) {
    return tree(controller)
        .flatMap(tree ->
            memberships(process).stream()
                .filter(each -> each.isIn(tree) && believed.test(each))
                .findFirst()
                .flatMap(each -> tree.folderFromTop(each.path())));
  }

  private List<Membership> memberships(String process) {
    try {
      return Files.readAllLines(proc.resolve(process).resolve("cgroup")).stream()
          .flatMap(line -> Membership.read(line).stream())
          .toList();
    } catch (IOException e) {
      // it has ended
      return List.of();
    }
  }

  /** Whether the kernel counts swap with memory, so that the sum can be limited. */
  public boolean limitSwap() {
    return tree("memory").filter(this::limitsSwap).isPresent();
  }

  private boolean limitsSwap(Hierarchy tree) {
    if (!tree.unified()) {
      return Files.exists(tree.folder("/").resolve("memory.memsw.limit_in_bytes"));
    }
    // the topmost group has no limits: where this process is in that, others tell
    return Stream.concat(own("memory").stream(), groupsBelow(tree.folder("/")).stream())
        .anyMatch(group -> Files.exists(group.resolve("memory.swap.max")));
  }

  private static List<Path> groupsBelow(Path group) {
    try (Stream<Path> files = Files.list(group)) {
      return files.filter(Files::isDirectory).toList();
    } catch (IOException e) {
      // not to be looked at: then no group tells anything
      return List.of();
    }
  }
}
