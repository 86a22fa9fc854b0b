package org.zos.bench.calls;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.zos.bench.Section;
import org.zos.bench.Settings;
import org.zos.bench.lab.Lab;
import org.zos.bench.report.Findings;

/**
 * Calls of {@code calculator@1.0.Add}, on one Redis, to each server: with the reference's client,
 * which is what callers use today, and with ours, which leaves the servers more of the machine.
 */
public final class CallsSection implements Section {
  private static final String JAVA_MODULE = "java";
  private static final String GO_MODULE = "go8";
  private static final String GO_DEFAULT_MODULE = "go1";
  private static final int GO_WORKERS = 8;

  @Override
  public String name() {
    return "calls";
  }

  @Override
  public List<Findings> measure(Lab lab, Settings settings)
      throws IOException, InterruptedException {
    lab.startJavaServer(JAVA_MODULE);
    List<Findings> found = new ArrayList<>();
    if (lab.hasGo()) {
      lab.startGoServer(GO_MODULE, GO_WORKERS);
      lab.startGoServer(GO_DEFAULT_MODULE, 1);
      found.add(compare("Go client", withGoClient(lab), settings));
    }
    found.add(compare("Java client", withJavaClient(lab), settings));
    return found;
  }

  private static List<Contestant> withGoClient(Lab lab) throws IOException {
    return List.of(
        new Contestant(Comparison.BARE, lab.goBare()),
        new Contestant(Comparison.JAVA, lab.goClient(JAVA_MODULE)),
        new Contestant(Comparison.GO, lab.goClient(GO_MODULE)),
        new Contestant(Comparison.GO_DEFAULT, lab.goClient(GO_DEFAULT_MODULE)));
  }

  private static List<Contestant> withJavaClient(Lab lab) throws IOException {
    List<Contestant> all = new ArrayList<>();
    all.add(new Contestant(Comparison.BARE, lab.javaBare()));
    all.add(new Contestant(Comparison.JAVA, lab.javaClient(JAVA_MODULE)));
    if (lab.hasGo()) {
      all.add(new Contestant(Comparison.GO, lab.javaClient(GO_MODULE)));
    }
    return all;
  }

  private static Findings compare(String client, List<Contestant> contestants, Settings settings)
      throws IOException, InterruptedException {
    String title =
        "Calls by the %s (%,d calls a measurement, median of %d)"
            .formatted(client, settings.calls(), settings.rounds());
    return new Comparison(client, new Rounds(contestants, settings).measure()).findings(title);
  }
}
