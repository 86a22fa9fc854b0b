package org.zos.container.operation;

/** The instances of the module that use one root, one after another or beside. For any thread. */
public interface Instances {
  /** This instance's name, which none had before. */
  String self();

  /**
   * Whether an instance has ended for certain, so that what it began may be finished by another. A
   * doubt is a no, and so is a name that this root knows nothing of.
   */
  boolean hasEnded(String name);

  /** Whether no other instance uses the root now. A doubt is a no. */
  boolean isAlone();
}
