package org.zos.container.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.zos.container.config.CommandLine;
import org.zos.container.kernel.Mounts;
import org.zos.container.kernel.TermCheck;
import org.zos.container.logs.OutputSink;
import org.zos.container.rootfs.FlistModule;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ImageStore;

/**
 * The module as it is, but for one thing: it dies, as of kill -9, at a step that a test names. A
 * step is anything that a call asks of the outside. The first argument is a file: while that is
 * there, steps are counted, and it says at which the end comes, {@code 7 before} or {@code 7
 * after}. Beside it, in a file with {@code .steps} in its name, stands what was done.
 */
final class FaultyContd {
  private final Path order;
  private final AtomicInteger steps = new AtomicInteger();

  private FaultyContd(Path order) {
    this.order = order;
  }

  public static void main(String[] args) throws InterruptedException {
    LogFormat.install();
    FaultyContd faulty = new FaultyContd(Path.of(args[0]));
    String[] flags = Arrays.copyOfRange(args, 1, args.length);
    CommandLine line = new CommandLine(Map.of(), "faulty", "/nowhere/contd-shim");
    Contd contd = Contd.start(line.read(flags), faulty::around);
    Runtime.getRuntime().addShutdownHook(new Thread(contd::close));
    new CountDownLatch(1).await();
  }

  private Outside around(Outside real) {
    return new Outside(
        counted(ContainerEngine.class, real.engine()),
        counted(OutputSink.class, real.outputs()),
        counted(FlistModule.class, real.flists()),
        counted(ImageStore.class, real.images()),
        counted(Mounts.class, real.mounts()),
        counted(TermCheck.class, real.term()),
        // looks at what is there, and changes nothing
        real.counters(),
        real.provision());
  }

  private <T> T counted(Class<T> type, T real) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> step(real, method, arguments)));
  }

  private Object step(Object real, Method method, Object[] arguments) throws Throwable {
    if (!isCall() || !Files.exists(order)) {
      return invoke(real, method, arguments);
    }
    int number = steps.incrementAndGet();
    dieAt(number + " before");
    Object result = invoke(real, method, arguments);
    note(number + " " + method.getName());
    dieAt(number + " after");
    return result;
  }

  /** What goes on beside the calls comes when it likes, and is not counted. */
  private static boolean isCall() {
    return Thread.currentThread().getName().startsWith("call-");
  }

  private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private void dieAt(String point) throws IOException {
    if (Files.readString(order).strip().equals(point)) {
      Runtime.getRuntime().halt(137);
    }
  }

  private void note(String line) {
    try {
      Files.writeString(
          order.resolveSibling(order.getFileName() + ".steps"),
          line + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
