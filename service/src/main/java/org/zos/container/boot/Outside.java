package org.zos.container.boot;

import java.nio.file.Path;
import org.zos.container.cgroup.Cgroups;
import org.zos.container.cgroup.MemoryCounters;
import org.zos.container.config.Config;
import org.zos.container.kernel.LinuxMounts;
import org.zos.container.kernel.Mounts;
import org.zos.container.kernel.ProcTermCheck;
import org.zos.container.kernel.TermCheck;
import org.zos.container.logs.OutputSink;
import org.zos.container.logs.ShimHandoff;
import org.zos.container.provision.ProvisionModule;
import org.zos.container.provision.ZbusProvisionModule;
import org.zos.container.relay.Relay;
import org.zos.container.relay.RelayedOutputs;
import org.zos.container.rootfs.FlistModule;
import org.zos.container.rootfs.ZbusFlistModule;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ImageStore;
import org.zos.container.runtime.KernelCounters;
import org.zos.container.runtime.containerd.ContainerdEngine;
import org.zos.zbus.client.ZbusClient;

/**
 * All that the module acts on.
 *
 * @param engine keeps and runs containers
 * @param outputs takes their output
 * @param flists has some of their root file systems
 * @param images has others
 * @param mounts is where these are mounted
 * @param term knows what their processes do with TERM
 * @param counters knows what the kernel counts of them
 * @param provision had them made, and is told which are given up
 */
record Outside(
    ContainerEngine engine,
    OutputSink outputs,
    FlistModule flists,
    ImageStore images,
    Mounts mounts,
    TermCheck term,
    KernelCounters counters,
    ProvisionModule provision) {
  private static final Path PROC = Path.of("/proc");

  /**
   * The real one.
   *
   * @param modules calls the other modules of the node
   */
  static Outside of(Config config, ContainerdEngine engine, Relay relay, ZbusClient modules) {
    return new Outside(
        engine,
        new RelayedOutputs(new ShimHandoff(config.shim(), Contd.places(config)), relay),
        new ZbusFlistModule(modules),
        engine.images(config.snapshotter()),
        new LinuxMounts(),
        new ProcTermCheck(PROC),
        new MemoryCounters(Cgroups.of(PROC)),
        new ZbusProvisionModule(modules));
  }
}
