package org.zos.zbus.membership;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/** A program that holds a place in a folder, and waits for the others' ends, until it is killed. */
public final class FolderMember {
  private FolderMember() {}

  /** Joins the folder, looks who else is there, prints its name, and waits. */
  public static void main(String[] arguments) throws InterruptedException {
    LockFolder member = LockFolder.join(Path.of(arguments[0]), () -> UUID.randomUUID().toString());
    CountDownLatch looked = new CountDownLatch(1);
    member.watch(looked::countDown);
    looked.await();
    System.out.println("joined as " + member.self());
    Thread.sleep(Duration.ofMinutes(10));
  }
}
