package org.zos.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zos.bench.calls.CallsSection;
import org.zos.bench.codec.CodecSection;
import org.zos.bench.containers.ContainersSection;
import org.zos.bench.lab.Lab;
import org.zos.bench.report.Findings;
import org.zos.bench.report.Json;
import org.zos.bench.report.Table;

/** The program behind {@code make bench}: measures section by section, prints, and writes JSON. */
public final class Main {
  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;
  private static final List<Section> SECTIONS =
      List.of(new CallsSection(), new CodecSection(), new ContainersSection());

  private Main() {}

  /**
   * Exit status: 1 a measurement failed, 2 wrong settings. A goal that is not met is no failure.
   */
  public static void main(String[] args) {
    try {
      Settings settings = Settings.of(System.getenv());
      // the launcher lies in target/dist/bin of this module
      Path module = Path.of(System.getProperty("bench.home", "target/dist"), "..", "..");
      measure(module.toRealPath(), settings);
    } catch (IllegalArgumentException e) {
      System.err.println("bench: " + e.getMessage());
      System.exit(WRONG_USE);
    } catch (Exception | AssertionError e) {
      System.err.println("bench: a measurement failed");
      e.printStackTrace();
      System.exit(FAILED);
    }
  }

  private static void measure(Path module, Settings settings) throws Exception {
    List<Section> sections = sections(settings);
    Path output = module.resolve("target/bench");
    Lab lab = Lab.open(module.resolve("src/main/go"), output);
    // also what ends this with a signal ends what was started
    Runtime.getRuntime().addShutdownHook(new Thread(lab::close));
    if (!lab.hasGo()) {
      System.out.println("Go is not installed: our client calls, and nothing is set beside Go\n");
    }
    List<Findings> all = new ArrayList<>();
    for (Section section : sections) {
      for (Findings findings : section.measure(lab, settings)) {
        System.out.println(Table.of(findings));
        all.add(findings);
      }
    }
    write(output.resolve("bench.json"), Json.of(circumstances(settings), all));
  }

  private static List<Section> sections(Settings settings) {
    List<String> names = SECTIONS.stream().map(Section::name).toList();
    if (!names.containsAll(settings.only())) {
      throw new IllegalArgumentException("ONLY may name " + String.join(", ", names));
    }
    return SECTIONS.stream()
        .filter(each -> settings.only().isEmpty() || settings.only().contains(each.name()))
        .toList();
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text + "\n");
    System.out.println("The same as JSON: " + file);
  }

  private static Map<String, String> circumstances(Settings settings) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    all.put("calls", Integer.toString(settings.calls()));
    all.put("rounds", Integer.toString(settings.rounds()));
    all.put("java", Runtime.version().toString());
    all.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    return all;
  }
}
