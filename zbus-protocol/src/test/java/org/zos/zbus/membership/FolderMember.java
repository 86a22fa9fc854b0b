package org.zos.zbus.membership;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/** A program that holds a place in a folder until it is killed. */
public final class FolderMember {
  private FolderMember() {}

  /** Joins the folder, prints its name, and waits. */
  public static void main(String[] arguments) throws InterruptedException {
    LockFolder member = LockFolder.join(Path.of(arguments[0]), () -> UUID.randomUUID().toString());
    System.out.println("joined as " + member.self());
    Thread.sleep(Duration.ofMinutes(10));
  }
}
