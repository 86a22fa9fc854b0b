package org.zos.container.model;

import java.util.List;
import org.zos.container.runtime.ContainerRef;

/** The few names of the model: who comes next often meets what another left. */
final class Names {
  private static final List<ContainerRef> OURS =
      List.of(
          new ContainerRef("blue", "a"),
          new ContainerRef("blue", "b"),
          new ContainerRef("red", "a"),
          new ContainerRef("red", "c"));
  private static final List<ContainerRef> FOREIGN =
      List.of(new ContainerRef("blue", "other-x"), new ContainerRef("moby", "other-y"));

  private Names() {}

  /** One that the module's callers use. */
  static ContainerRef ours(int number) {
    return OURS.get(number % OURS.size());
  }

  /** One that another program uses. */
  static ContainerRef foreign(int number) {
    return FOREIGN.get(number % FOREIGN.size());
  }

  static boolean isForeign(ContainerRef ref) {
    return FOREIGN.contains(ref);
  }

  /** The container as events name it, without its incarnation. */
  static String key(ContainerRef ref) {
    return ref.ns() + "/" + ref.id();
  }
}
