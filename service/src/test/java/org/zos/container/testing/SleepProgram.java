package org.zos.container.testing;

/** A JVM that says that it is ready and sleeps, and takes its time when it is to end. */
final class SleepProgram {
  private static final long ENDING_MS = 1000;

  private SleepProgram() {}

  public static void main(String[] args) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> sleep(ENDING_MS)));
    System.out.println("ready");
    sleep(Long.MAX_VALUE);
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
