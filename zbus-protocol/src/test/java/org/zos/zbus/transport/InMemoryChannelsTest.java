package org.zos.zbus.transport;

class InMemoryChannelsTest extends EventChannelsContract {
  private final EventChannels channels = new InMemoryChannels();

  @Override
  protected EventChannels channels() {
    return channels;
  }
}
