package org.zos.container.boot;

import java.nio.file.Path;
import org.zos.container.cgroup.Cgroups;
import org.zos.container.cgroup.MemoryCounters;
import org.zos.container.config.Config;
import org.zos.container.kernel.ProcTermCheck;
import org.zos.container.kernel.TermCheck;
import org.zos.container.logs.OutputSink;
import org.zos.container.logs.ShimHandoff;
import org.zos.container.relay.Relay;
import org.zos.container.relay.RelayedOutputs;
import org.zos.container.rootfs.RootFilesystems;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.KernelCounters;

/**
 * All that the module acts on.
 *
 * @param engine keeps and runs containers
 * @param outputs takes their output
 * @param roots has their root file systems
 * @param term knows what their processes do with TERM
 * @param counters knows what the kernel counts of them
 */
record Outside(
    ContainerEngine engine,
    OutputSink outputs,
    RootFilesystems roots,
    TermCheck term,
    KernelCounters counters) {
  private static final Path PROC = Path.of("/proc");

  static Outside of(Config config, ContainerEngine engine, Relay relay, RootFilesystems roots) {
    return new Outside(
        engine,
        new RelayedOutputs(new ShimHandoff(config.shim(), Contd.places(config)), relay),
        roots,
        new ProcTermCheck(PROC),
        new MemoryCounters(Cgroups.of(PROC)));
  }
}
