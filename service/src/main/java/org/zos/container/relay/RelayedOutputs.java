package org.zos.container.relay;

import java.net.URI;
import java.util.List;
import org.zos.container.contract.Container;
import org.zos.container.logs.OutputSink;
import org.zos.container.runtime.ContainerRef;

/** Containers' output, published besides for those that ask for it. For any thread. */
public final class RelayedOutputs implements OutputSink {
  private final OutputSink files;
  private final Relay relay;

  /**
   * @param files takes the output where it can be read from
   */
  public RelayedOutputs(OutputSink files, Relay relay) {
    this.files = files;
    this.relay = relay;
  }

  @Override
  public URI prepare(ContainerRef ref, Container container) {
    relay.follow(ref, container);
    return files.prepare(ref, container);
  }

  @Override
  public void confirm(ContainerRef ref) {
    files.confirm(ref);
  }

  @Override
  public List<ContainerRef> prepared() {
    return files.prepared();
  }

  @Override
  public boolean isTaken(ContainerRef ref) {
    return files.isTaken(ref);
  }

  @Override
  public void remove(ContainerRef ref) {
    files.remove(ref);
    relay.forget(ref);
  }
}
