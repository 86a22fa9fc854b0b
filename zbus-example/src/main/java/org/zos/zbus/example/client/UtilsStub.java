package org.zos.zbus.example.client;

import static org.zos.zbus.codec.Codecs.DURATION;
import static org.zos.zbus.codec.Codecs.INT64;
import static org.zos.zbus.codec.Codecs.STRING;
import static org.zos.zbus.codec.Codecs.TIME;

import java.time.Duration;
import java.time.Instant;
import org.zos.zbus.client.EventSubscription;
import org.zos.zbus.client.RemoteObject;
import org.zos.zbus.client.ZbusClient;
import org.zos.zbus.example.api.Utils;
import org.zos.zbus.transport.EventChannels;

/** The utilities of another process. Calls block and fail as those of {@link CalculatorStub} do. */
public final class UtilsStub implements Utils {
  private final RemoteObject utils;
  private final Duration timeout;

  /** A stub that shares the client with others. */
  public UtilsStub(ZbusClient client, Duration timeout) {
    this.utils = client.object(QUEUE);
    this.timeout = timeout;
  }

  /** Begins to listen to the time, for the caller to close. */
  public static EventSubscription<Instant> tikTok(EventChannels channels) {
    return EventSubscription.to(channels, QUEUE, TIK_TOK, TIME).open();
  }

  @Override
  public String capitalize(String text) {
    return utils.call("Capitalize").with(STRING, text).returning(STRING, timeout);
  }

  @Override
  public Mixture tuple() {
    return utils.call("Tuple").returning(Mixture.CODEC, timeout);
  }

  @Override
  public long panic() {
    return utils.call("Panic").returning(INT64, timeout);
  }

  /** Waits for the sleep's time beside what each call may take. */
  @Override
  public void sleep(Duration time) {
    utils.call("Sleep").with(DURATION, time).returningNothing(timeout.plus(time));
  }
}
