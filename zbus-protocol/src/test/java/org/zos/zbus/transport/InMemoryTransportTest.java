package org.zos.zbus.transport;

class InMemoryTransportTest extends TransportContract {
  private final InMemoryBroker broker = new InMemoryBroker();

  @Override
  protected ServerTransport servers() {
    return broker;
  }

  @Override
  protected CallerTransport callers() {
    return broker;
  }
}
