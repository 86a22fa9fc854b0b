package org.zos.container;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.zos.container.boot.Contd;
import org.zos.container.boot.LogFormat;
import org.zos.container.boot.StartException;
import org.zos.container.config.CommandLine;
import org.zos.container.config.Config;
import org.zos.container.config.ConfigException;

/** The program {@code contd}: reads its settings, starts, and runs until a signal ends it. */
public final class Main {
  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;

  private Main() {}

  /**
   * Runs the program. Exit status: 1 can't start, 2 wrong settings; 143 and 130 when TERM or INT
   * ended it.
   */
  public static void main(String[] args) {
    LogFormat.install();
    try {
      CommandLine flags = new CommandLine(System.getenv(), version(), shimBesideProgram());
      Optional<String> help = flags.help(args);
      if (help.isPresent()) {
        System.out.print(help.get());
        return;
      }
      run(flags.read(args));
    } catch (ConfigException e) {
      exit(WRONG_USE, e);
    } catch (StartException e) {
      exit(FAILED, e);
    }
  }

  private static void run(Config config) {
    Logger log = System.getLogger(Main.class.getName());
    log.log(Level.INFO, "contd {0}: {1}", version(), config);
    config
        .workers()
        .ifPresent(n -> log.log(Level.INFO, "--workers {0} sets nothing: calls run at once", n));
    Contd contd = Contd.start(config);
    log.log(Level.INFO, "serving as module {0}", config.module());
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  contd.close();
                  ended.countDown();
                },
                "shutdown"));
    awaitForever(ended);
  }

  private static void awaitForever(CountDownLatch ended) {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }

  /** The launcher says where it lies; the shim is installed beside it. */
  private static String shimBesideProgram() {
    return Path.of(System.getProperty("contd.home", "/usr"), "bin", "contd-shim").toString();
  }

  private static void exit(int status, RuntimeException e) {
    String.valueOf(e.getMessage()).lines().forEach(line -> System.err.println("contd: " + line));
    System.exit(status);
  }
}
