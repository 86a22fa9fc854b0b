package org.zos.zbus.example.server;

import java.util.List;
import org.zos.zbus.CallException;
import org.zos.zbus.example.api.Calculator;
import org.zos.zbus.wire.CallError;

/** The arithmetic itself. It knows nothing of the bus but how to say no to a caller. */
public final class PlainCalculator implements Calculator {
  @Override
  public double add(double a, double b) {
    return a + b;
  }

  @Override
  public SumAndDifference addSub(double a, double b) {
    return new SumAndDifference(a + b, a - b);
  }

  @Override
  public double divide(double a, double b) {
    if (b == 0) {
      throw new CallException(new CallError("division by zero", "INVALID_ARGUMENT"));
    }
    return a / b;
  }

  @Override
  public double pow(double a, double b) {
    return Math.pow(a, b);
  }

  @Override
  public double avg(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }
}
