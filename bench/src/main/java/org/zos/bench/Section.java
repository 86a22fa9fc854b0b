package org.zos.bench;

import java.util.List;
import org.zos.bench.lab.Lab;
import org.zos.bench.report.Findings;

/** One part of what is measured. */
public interface Section {
  /** What {@code ONLY} calls it. */
  String name();

  /**
   * Measures, which may take minutes.
   *
   * @return what was found; empty where this machine lacks what it would take
   * @throws Exception when a measurement fails: there is no figure then to go by
   */
  List<Findings> measure(Lab lab, Settings settings) throws Exception;
}
