package org.zos.zbus.example.client;

import static org.zos.zbus.codec.Codecs.FLOAT64;
import static org.zos.zbus.codec.Codecs.listOf;

import java.time.Duration;
import java.util.List;
import org.zos.zbus.client.RemoteObject;
import org.zos.zbus.client.RemoteObject.RemoteCall;
import org.zos.zbus.client.ZbusClient;
import org.zos.zbus.example.api.Calculator;

/**
 * The calculator of another process. Each call blocks, at most as long as was said, and fails as
 * {@link RemoteCall#returning} says: a division by zero arrives as the same {@link
 * org.zos.zbus.CallException} that the calculator threw.
 */
public final class CalculatorStub implements Calculator {
  private final RemoteObject calculator;
  private final Duration timeout;

  /** A stub that shares the client with others. */
  public CalculatorStub(ZbusClient client, Duration timeout) {
    this.calculator = client.object(QUEUE);
    this.timeout = timeout;
  }

  @Override
  public double add(double a, double b) {
    return ofTwo("Add", a, b).returning(FLOAT64, timeout);
  }

  @Override
  public SumAndDifference addSub(double a, double b) {
    return ofTwo("AddSub", a, b).returning(SumAndDifference.CODEC, timeout);
  }

  @Override
  public double divide(double a, double b) {
    return ofTwo("Divide", a, b).returning(FLOAT64, timeout);
  }

  @Override
  public double pow(double a, double b) {
    return ofTwo("Pow", a, b).returning(FLOAT64, timeout);
  }

  @Override
  public double avg(List<Double> values) {
    return calculator.call("Avg").with(listOf(FLOAT64), values).returning(FLOAT64, timeout);
  }

  private RemoteCall ofTwo(String method, double a, double b) {
    return calculator.call(method).with(FLOAT64, a).with(FLOAT64, b);
  }
}
