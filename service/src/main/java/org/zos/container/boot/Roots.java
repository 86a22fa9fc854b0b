package org.zos.container.boot;

import org.zos.container.config.Config;
import org.zos.container.kernel.LinuxMounts;
import org.zos.container.rootfs.NodeRoots;
import org.zos.container.rootfs.RootFilesystems;
import org.zos.container.rootfs.Startups;
import org.zos.container.rootfs.ZbusFlistModule;
import org.zos.container.runtime.ImageStore;
import org.zos.container.runtime.containerd.ContainerdEngine;
import org.zos.zbus.client.ZbusClient;

/**
 * What the module has to do with root file systems.
 *
 * @param filesystems brings them and takes them away
 * @param startups reads what they say
 */
record Roots(RootFilesystems filesystems, Startups startups) {
  /**
   * @param modules calls the other modules of the node
   */
  static Roots of(Config config, ContainerdEngine engine, ZbusClient modules) {
    ImageStore images = engine.images(config.snapshotter());
    return new Roots(
        new NodeRoots(
            new ZbusFlistModule(modules),
            images,
            new LinuxMounts(),
            config.root().resolve("rootfs")),
        new Startups(images));
  }
}
