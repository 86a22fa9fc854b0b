package org.zos.zbus.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import com.redis.testcontainers.RedisContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.utility.DockerImageName;

/** A Redis server in a container, reached over TCP on the loopback. */
public final class ContainerRedis implements TestRedis {
  private static final String IMAGE_SCRIPT = "deploy/scripts/redis-image.sh";

  private final RedisContainer container;

  private ContainerRedis(RedisContainer container) {
    this.container = container;
  }

  /**
   * Starts one and waits until it answers. Where no Docker engine answers, the test is skipped with
   * a line that says so, which is a failure in CI like every skip. Call it where a test may be
   * skipped: in a method before the tests, not in an initializer.
   */
  public static ContainerRedis start() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      String reason = "no Docker engine answers, so there is no Redis in a container";
      System.out.println("skipped: " + reason);
      abort(reason);
    }
    DockerImageName image = DockerImageName.parse(image()).asCompatibleSubstituteFor("redis");
    RedisContainer container = new RedisContainer(image);
    container.start();
    return new ContainerRedis(container);
  }

  /** The image's name; it is made where the engine does not have it. */
  private static String image() {
    String printed = ChildProcess.run(List.of(script().toString()));
    return printed.lines().reduce("", (_, last) -> last);
  }

  /** Tests run in the folder of their module, or in that of the project. */
  private static Path script() {
    Path here = Path.of(IMAGE_SCRIPT).toAbsolutePath();
    return here.toFile().exists() ? here : Path.of("..", IMAGE_SCRIPT).toAbsolutePath();
  }

  @Override
  public String address() {
    return "tcp://" + container.getRedisHost() + ":" + container.getRedisPort();
  }

  @Override
  public String cli(String... arguments) {
    List<String> command = new ArrayList<>(List.of("redis-cli"));
    command.addAll(List.of(arguments));
    ExecResult result = exec(command);
    if (result.getExitCode() != 0) {
      throw new AssertionError(String.join(" ", command) + ": " + result);
    }
    return result.getStdout().stripTrailing();
  }

  private ExecResult exec(List<String> command) {
    try {
      return container.execInContainer(command.toArray(String[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    container.stop();
  }
}
