package org.zos.zbus.example.server;

import static org.zos.zbus.codec.Codecs.FLOAT64;
import static org.zos.zbus.codec.Codecs.listOf;

import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.zos.zbus.example.api.Calculator;
import org.zos.zbus.example.api.Calculator.SumAndDifference;
import org.zos.zbus.server.MethodSpec;
import org.zos.zbus.server.ObjectSpec;
import org.zos.zbus.server.Param;
import org.zos.zbus.server.Redo;

/** A calculator on the bus. Its methods change nothing, so a call cut short is done again. */
public final class CalculatorObject {
  private final Calculator calculator;

  private CalculatorObject(Calculator calculator) {
    this.calculator = calculator;
  }

  /** Declares the object's methods. */
  public static ObjectSpec of(Calculator calculator) {
    CalculatorObject object = new CalculatorObject(calculator);
    return ObjectSpec.of(
        Calculator.QUEUE.object(),
        ofTwo("Add", calculator::add),
        object.addSub(),
        ofTwo("Divide", calculator::divide),
        ofTwo("Pow", calculator::pow),
        object.avg());
  }

  /** A method of two numbers that returns one. An exception becomes the error beside it. */
  private static MethodSpec ofTwo(String name, ToDoubleBiFunction<Double, Double> method) {
    MethodSpec.Builder b = MethodSpec.named(name).onCrash(Redo.REPEAT);
    Param<Double> first = b.param("a", FLOAT64);
    Param<Double> second = b.param("b", FLOAT64);
    return b.returning(FLOAT64, call -> method.applyAsDouble(call.get(first), call.get(second)));
  }

  private MethodSpec addSub() {
    MethodSpec.Builder b = MethodSpec.named("AddSub").onCrash(Redo.REPEAT);
    Param<Double> first = b.param("a", FLOAT64);
    Param<Double> second = b.param("b", FLOAT64);
    return b.returning(
        SumAndDifference.CODEC, call -> calculator.addSub(call.get(first), call.get(second)));
  }

  private MethodSpec avg() {
    MethodSpec.Builder b = MethodSpec.named("Avg").onCrash(Redo.REPEAT);
    Param<List<Double>> values = b.param("values", listOf(FLOAT64));
    return b.returning(FLOAT64, call -> calculator.avg(call.get(values)));
  }
}
