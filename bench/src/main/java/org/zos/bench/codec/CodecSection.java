package org.zos.bench.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.zos.bench.Section;
import org.zos.bench.Settings;
import org.zos.bench.lab.Lab;
import org.zos.bench.report.Column;
import org.zos.bench.report.Findings;
import org.zos.bench.report.Row;

/** Runs {@link CodecBenchmark} in JVMs of their own, with the flags of a deployed module. */
public final class CodecSection implements Section {
  private static final Column TIME = new Column("ns/op", 0);
  private static final Column ERROR = new Column("± ns", 0);
  private static final Column ALLOCATED = new Column("B/op", 0);
  private static final String ALLOCATION_RATE = "gc.alloc.rate.norm";

  @Override
  public String name() {
    return "codec";
  }

  @Override
  public List<Findings> measure(Lab lab, Settings settings) throws RunnerException {
    List<Row> rows = new ArrayList<>();
    for (RunResult result : new Runner(options(lab, settings)).run()) {
      rows.add(row(result));
    }
    if (rows.isEmpty()) {
      throw new IllegalStateException("JMH measured nothing");
    }
    String title = "Codec alone, by JMH, each message with its arguments or result";
    return List.of(new Findings(title, List.of(TIME, ERROR, ALLOCATED), rows, List.of()));
  }

  private static Options options(Lab lab, Settings settings) {
    return new OptionsBuilder()
        .include(CodecBenchmark.class.getName())
        .forks(1)
        .jvmArgs(lab.moduleFlags().toArray(String[]::new))
        .warmupIterations(settings.quick() ? 1 : 3)
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(settings.quick() ? 2 : 5)
        .measurementTime(TimeValue.seconds(1))
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true)
        .output(lab.output().resolve("jmh.log").toString())
        .build();
  }

  private static Row row(RunResult result) {
    Result<?> time = result.getPrimaryResult();
    Map<Column, Double> figures = new HashMap<>();
    figures.put(TIME, time.getScore());
    if (Double.isFinite(time.getScoreError())) {
      // two iterations are too few to say
      figures.put(ERROR, time.getScoreError());
    }
    Result<?> allocated = result.getSecondaryResults().get(ALLOCATION_RATE);
    if (allocated != null) {
      figures.put(ALLOCATED, allocated.getScore());
    }
    return new Row(time.getLabel(), figures);
  }
}
