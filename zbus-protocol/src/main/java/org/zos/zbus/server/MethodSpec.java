package org.zos.zbus.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zos.zbus.ProtocolException;
import org.zos.zbus.codec.Codec;
import org.zos.zbus.codec.CodecException;
import org.zos.zbus.codec.Codecs;
import org.zos.zbus.wire.EncodedValue;

/**
 * One method: its parameters, what it returns, and what it promises. An object may have several of
 * one name that differ in the number of their parameters. Immutable.
 */
public final class MethodSpec {
  private final String name;
  private final List<Param<?>> params;
  private final @Nullable Codec<?> variadic;
  private final Redo redo;
  private final Duration deadline;
  private final @Nullable Function<Call, String> order;
  private final Optional<EncodedValue> zero;
  private final Handler<Optional<EncodedValue>> body;
  private final Handler.OfNothing cleanup;

  private MethodSpec(
      Builder builder, Optional<EncodedValue> zero, Handler<Optional<EncodedValue>> body) {
    this.name = builder.name;
    this.params = List.copyOf(builder.params);
    this.variadic = builder.variadic;
    this.redo = builder.redo;
    this.deadline = builder.deadline;
    this.order = builder.order;
    this.zero = zero;
    this.body = body;
    this.cleanup = builder.cleanup;
  }

  /** Begins the declaration of a method. */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** The method's name on the wire. */
  public String name() {
    return name;
  }

  /** What may happen to a call that was cut short. */
  public Redo redo() {
    return redo;
  }

  /** How long a call may take before it is answered with an error and interrupted. */
  public Duration deadline() {
    return deadline;
  }

  /** Calls with the same key wait for one another; a call without a key waits for nobody. */
  Optional<String> orderKey(Call call) {
    return Optional.ofNullable(order).map(key -> key.apply(call));
  }

  /** What stands in the answer beside an error. */
  Optional<EncodedValue> zero() {
    return zero;
  }

  int fixedArguments() {
    return params.size();
  }

  boolean accepts(int arguments) {
    return variadic == null ? arguments == params.size() : arguments >= params.size();
  }

  /**
   * Decodes the arguments, of which there must be as many as the method accepts.
   *
   * @throws ProtocolException when one is not what its parameter wants
   */
  Call bind(String id, List<EncodedValue> inputs) {
    List<Object> arguments = new ArrayList<>(inputs.size());
    for (int i = 0; i < params.size(); i++) {
      arguments.add(decode(i, params.get(i).codec(), inputs.get(i)));
    }
    if (variadic != null) {
      arguments.add(rest(variadic, inputs));
    }
    return new Call(id, arguments.toArray());
  }

  /** Runs the method's body on this thread. */
  Optional<EncodedValue> run(Call call) throws Exception {
    return body.handle(call);
  }

  /** Clears away what a call left that was cut short and is not done again. */
  void cleanUp(Call call) throws Exception {
    cleanup.handle(call);
  }

  private List<Object> rest(Codec<?> element, List<EncodedValue> inputs) {
    List<Object> values = new ArrayList<>();
    for (int i = params.size(); i < inputs.size(); i++) {
      values.add(decode(i, element, inputs.get(i)));
    }
    return List.copyOf(values);
  }

  private static Object decode(int index, Codec<?> codec, EncodedValue input) {
    try {
      return codec.decode(input);
    } catch (CodecException | IllegalArgumentException e) {
      throw new ProtocolException(
          "invalid argument type [%d] expecting %s: %s"
              .formatted(index, codec.typeName(), e.getMessage()));
    }
  }

  /** Collects what a method is; one of the two {@code returning} methods ends it. */
  public static final class Builder {
    private static final Duration DEFAULT_DEADLINE = Duration.ofMinutes(1);

    private final String name;
    private final List<Param<?>> params = new ArrayList<>();
    private @Nullable Codec<?> variadic;
    private Redo redo = Redo.FAIL;
    private Duration deadline = DEFAULT_DEADLINE;
    private @Nullable Function<Call, String> order;
    private Handler.OfNothing cleanup = call -> {};

    private Builder(String name) {
      this.name = name;
    }

    /** Declares the next parameter. */
    public <T> Param<T> param(String parameter, Codec<T> codec) {
      Param<T> param = new Param<>(params.size(), parameter, codec);
      params.add(param);
      return param;
    }

    /** Declares that any number of further arguments may follow; nothing is declared after it. */
    public <T> Param<List<T>> variadic(String parameter, Codec<T> element) {
      variadic = element;
      return new Param<>(params.size(), parameter, Codecs.listOf(element));
    }

    /** Says what may happen to a call that was cut short; unless said, it fails. */
    public Builder onCrash(Redo policy) {
      this.redo = policy;
      return this;
    }

    /**
     * Says what to do about a call that was cut short and can't be done again, before its caller is
     * told: to clear away what it left. It runs once for each server that takes the call over, on a
     * thread of its own; no deadline ends it, so it bounds itself. Whether it fails or not, the
     * caller is told the same.
     */
    public Builder cleaningUp(Handler.OfNothing afterCrash) {
      this.cleanup = afterCrash;
      return this;
    }

    /** Says how long a call may take; unless said, a minute. */
    public Builder within(Duration most) {
      this.deadline = most;
      return this;
    }

    /** Says which calls wait for one another, in order of arrival: those with an equal key. */
    public Builder inOrderOf(Function<Call, String> key) {
      this.order = key;
      return this;
    }

    /** Ends the declaration of a method that returns a value, or several by a codec of an array. */
    public <R> MethodSpec returning(Codec<R> result, Handler<R> handler) {
      return new MethodSpec(
          this,
          Optional.of(result.encode(result.zero())),
          call -> Optional.of(result.encode(handler.handle(call))));
    }

    /** Ends the declaration of a method that returns nothing but perhaps an error. */
    public MethodSpec returningNothing(Handler.OfNothing handler) {
      return new MethodSpec(
          this,
          Optional.empty(),
          call -> {
            handler.handle(call);
            return Optional.empty();
          });
    }
  }
}
