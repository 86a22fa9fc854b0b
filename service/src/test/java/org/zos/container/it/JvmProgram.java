package org.zos.container.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What a test runs in a container with 1 CPU and 300 MiB: does a bit of everything. */
public final class JvmProgram {
  private static final long MEMORY = 300L * 1024 * 1024;

  private JvmProgram() {}

  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    check("CPUs", Runtime.getRuntime().availableProcessors() == 1);
    check("memory", Runtime.getRuntime().maxMemory() < MEMORY);
    Path file = Files.writeString(Files.createTempFile("jvm", ""), "text");
    check("file", Files.readString(file).equals("text"));
    Files.delete(file);
    check("process", new ProcessBuilder("/bin/true").start().waitFor() == 0);
    check("socket", talk().equals("hello"));
    System.out.println("works");
  }

  private static String talk() throws IOException, InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Future<String> heard =
          threads.submit(() -> {
            try (Socket accepted = server.accept()) {
              return new String(accepted.getInputStream().readAllBytes(), UTF_8);
            }
          });
      try (Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
        client.getOutputStream().write("hello".getBytes(UTF_8));
      }
      return heard.get();
    }
  }

  private static void check(String what, boolean holds) {
    if (!holds) {
      throw new IllegalStateException(what);
    }
  }
}
