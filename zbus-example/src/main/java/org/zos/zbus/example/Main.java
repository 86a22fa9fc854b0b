package org.zos.zbus.example;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CountDownLatch;
import org.zos.zbus.example.server.ExampleServer;
import org.zos.zbus.transport.TransportException;

/** The program {@code zbus-example}: serves until a signal ends it. */
public final class Main {
  private static final Logger LOG = System.getLogger(Main.class.getName());
  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;

  private Main() {}

  /** Runs the program. Exit status: see {@link Settings#HELP}; 143 and 130 after TERM and INT. */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      Settings settings = Settings.parse(arguments);
      if (settings.help()) {
        System.out.print(Settings.HELP);
        return;
      }
      serve(settings);
    } catch (IllegalArgumentException e) {
      exit(WRONG_USE, e);
    } catch (TransportException e) {
      exit(FAILED, e);
    }
  }

  private static void serve(Settings settings) throws InterruptedException {
    ExampleServer server = ExampleServer.start(settings.broker());
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, ended), "shutdown"));
    LOG.log(Level.INFO, "serving as module server on {0}", settings.broker());
    ended.await();
  }

  private static void stop(ExampleServer server, CountDownLatch ended) {
    server.close();
    ended.countDown();
  }

  private static void exit(int status, RuntimeException e) {
    System.err.println("zbus-example: " + e.getMessage());
    System.exit(status);
  }
}
