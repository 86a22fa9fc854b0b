package org.zos.container.contract;

import org.junit.jupiter.api.Test;
import org.zos.zbus.codec.Mutations;

class HostileMessagesTest {
  @Test
  void changedMessagesAreReadAsTheContractsTypesOrRefused() {
    Mutations.forEach(ReferenceMessages::encodeAgain);
  }
}
