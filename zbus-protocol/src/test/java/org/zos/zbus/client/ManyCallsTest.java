package org.zos.zbus.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.zos.zbus.codec.Codecs;
import org.zos.zbus.server.MethodSpec;
import org.zos.zbus.server.Param;
import org.zos.zbus.testing.Background;
import org.zos.zbus.testing.TestBus;

class ManyCallsTest {
  private static final int CALLS = 2_000;

  @Test
  void callsAtOnceOnOneClientGetEachItsOwnAnswer() {
    try (TestBus bus = TestBus.serving(echo())) {
      List<Background<Long>> calls =
          LongStream.range(0, CALLS)
              .mapToObj(i ->
                  Background.of(() ->
                      bus.call("Echo")
                          .with(Codecs.INT64, i)
                          .returning(Codecs.INT64, TestBus.PATIENCE)))
              .toList();
      assertThat(calls.stream().map(Background::await))
          .containsExactlyElementsOf(LongStream.range(0, CALLS).boxed().toList());
    }
  }

  private static MethodSpec echo() {
    MethodSpec.Builder method = MethodSpec.named("Echo");
    Param<Long> value = method.param("value", Codecs.INT64);
    return method.returning(Codecs.INT64, call -> call.get(value));
  }
}
