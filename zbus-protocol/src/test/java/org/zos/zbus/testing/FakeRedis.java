package org.zos.zbus.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A port that speaks as a Redis of which a test has none would. */
public final class FakeRedis implements AutoCloseable {
  private final ServerSocket listening;
  private final Function<List<String>, String> answers;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private FakeRedis(Function<List<String>, String> answers) throws IOException {
    this.answers = answers;
    this.listening = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    threads.execute(this::listen);
  }

  /**
   * Starts one.
   *
   * @param answers what it sends for a command, given word by word
   */
  public static FakeRedis answering(Function<List<String>, String> answers) {
    try {
      return new FakeRedis(answers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The answer to HELLO of a server like this. */
  public static String hello(String version, String mode, String role) {
    return "%4\r\n"
        + text("id")
        + ":1\r\n"
        + text("version")
        + text(version)
        + text("mode")
        + text(mode)
        + text("role")
        + text(role);
  }

  /** A text as Redis sends it. */
  public static String text(String value) {
    return "$" + value.length() + "\r\n" + value + "\r\n";
  }

  public int port() {
    return listening.getLocalPort();
  }

  private void listen() {
    try {
      while (true) {
        Socket caller = listening.accept();
        threads.execute(() -> serve(caller));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket caller) {
    try (caller) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(caller.getInputStream(), US_ASCII));
      for (String head = in.readLine(); head != null; head = in.readLine()) {
        String answer = answers.apply(command(in, Integer.parseInt(head.substring(1))));
        caller.getOutputStream().write(answer.getBytes(US_ASCII));
      }
    } catch (IOException e) {
      // the caller left
    }
  }

  private static List<String> command(BufferedReader in, int words) throws IOException {
    List<String> command = new ArrayList<>();
    for (int i = 0; i < words; i++) {
      in.readLine(); // the length, which a line does not need
      command.add(in.readLine());
    }
    return command;
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
