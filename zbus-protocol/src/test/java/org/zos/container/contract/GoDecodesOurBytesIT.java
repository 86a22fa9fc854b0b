package org.zos.container.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.zbus.codec.Vectors;
import org.zos.zbus.codec.Vectors.Vector;

/** What we encode decodes, in the reference implementation itself, to what its own bytes do. */
class GoDecodesOurBytesIT {
  private static final Path PROGRAM = Path.of("src/test/go").toAbsolutePath();

  /** Go has a pointer to no time; we have no such thing to encode. */
  private static final String NIL_POINTER = "time-pointer-nil";

  @TempDir private Path folder;

  @Test
  void everyMessageDecodesToTheSame() throws IOException, InterruptedException {
    if (!isGoInstalled()) {
      System.out.println("skipped: Go is not installed, so the reference can't be asked");
    }
    assumeTrue(isGoInstalled(), "Go is not installed");
    List<Vector> messages =
        Vectors.all().stream().filter(vector -> !vector.name().equals(NIL_POINTER)).toList();
    assertThat(run(messages)).contains(messages.size() + " messages decode to the same in Go");
  }

  private static boolean isGoInstalled() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "go")));
  }

  private String run(List<Vector> messages) throws IOException, InterruptedException {
    Path input = Files.writeString(folder.resolve("pairs.json"), json(messages));
    Path output = folder.resolve("output");
    Process go =
        new ProcessBuilder("go", "run", ".")
            .directory(PROGRAM.toFile())
            .redirectInput(input.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(go.waitFor(5, TimeUnit.MINUTES)).as("go ends").isTrue();
    } finally {
      go.destroyForcibly();
    }
    return Files.readString(output, UTF_8);
  }

  private static String json(List<Vector> messages) {
    ArrayNode pairs = new JsonMapper().createArrayNode();
    for (Vector vector : messages) {
      pairs
          .addObject()
          .put("Name", vector.name())
          .put("Kind", vector.kind())
          .put("Reference", HexFormat.of().formatHex(vector.bytes()))
          .put("Ours", HexFormat.of().formatHex(ReferenceMessages.encode(vector)));
    }
    return pairs.toString();
  }
}
