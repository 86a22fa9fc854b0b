package org.zos.container.stub.cli;

import org.zos.container.stub.ContainerStub;
import org.zos.zbus.transport.EventReader;

/** What a command talks to. Opening one connects nothing yet. */
interface Connection extends AutoCloseable {
  /** The module, to call. */
  ContainerStub module();

  /** A new reader of the module's events; it ends with this connection, if not before. */
  EventReader events();

  @Override
  void close();
}
