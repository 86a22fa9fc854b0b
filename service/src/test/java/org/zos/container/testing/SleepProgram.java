package org.zos.container.testing;

/** Says that it is ready and sleeps; a JVM that was not told anything about TERM. */
final class SleepProgram {
  private SleepProgram() {}

  public static void main(String[] args) throws InterruptedException {
    System.out.println("ready");
    Thread.sleep(Long.MAX_VALUE);
  }
}
