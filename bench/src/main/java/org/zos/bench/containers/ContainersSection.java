package org.zos.bench.containers;

import java.util.ArrayList;
import java.util.List;
import org.zos.bench.Section;
import org.zos.bench.Settings;
import org.zos.bench.lab.Lab;
import org.zos.bench.report.Findings;

/** The module as it is installed, on a node of its own: Redis, containerd and runc are real. */
public final class ContainersSection implements Section {
  @Override
  public String name() {
    return "containers";
  }

  @Override
  public List<Findings> measure(Lab lab, Settings settings) throws Exception {
    List<Findings> found = new ArrayList<>();
    try (Site site = Site.start("runc")) {
      found.add(new Starts(site, settings).measure());
      found.add(new Questions(site.node(), site.stub(), settings).measure());
      found.add(new Ends(site.node(), site.stub(), settings).measure());
      site.check();
    }
    return found;
  }
}
