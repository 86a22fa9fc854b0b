package org.zos.zbus.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.zos.zbus.CallException;
import org.zos.zbus.ProtocolException;
import org.zos.zbus.wire.CallError;
import org.zos.zbus.wire.EncodedValue;
import org.zos.zbus.wire.Outcome;
import org.zos.zbus.wire.Request;

/**
 * One call, found and decoded: what is to run, or the fault that keeps it from running.
 *
 * @param method what to run
 * @param call with which arguments
 */
record Invocation(MethodSpec method, Call call) {
  private static final Logger LOG = System.getLogger(Invocation.class.getName());

  /**
   * Finds what a request calls.
   *
   * @throws ProtocolException when it calls nothing that is there, or calls it wrongly
   */
  static Invocation of(ObjectSpec object, Request request) {
    if (!object.id().equals(request.object())) {
      throw new ProtocolException("unknown object");
    }
    MethodSpec method = object.find(request.method(), request.inputs().size());
    return new Invocation(method, method.bind(request.id(), request.inputs()));
  }

  /** Runs it. Whatever is thrown becomes an error with a text, never an empty one. */
  Outcome run() {
    try {
      return new Outcome.Returned(method.run(call));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(new CallError(method.name() + " was interrupted", "UNAVAILABLE"));
    } catch (Throwable e) {
      return failed(e);
    }
  }

  /** The outcome of a call that ended with this. */
  Outcome failed(Throwable e) {
    return failed(
        e instanceof CallException refusal
            ? refusal.error()
            : new CallError(internal(e), "INTERNAL"));
  }

  /** Clears away what a call left that began under an earlier server and can't be done again. */
  void cleanUp() {
    try {
      method.cleanUp(call);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.log(Level.WARNING, "what {0} left can''t be cleared away: {1}", method.name(), e);
    }
  }

  /** The outcome of a call that began under an earlier server and can't be done again. */
  Outcome cutShort() {
    return failed(
        new CallError(
            method.name() + " was cut short when its server ended, and may be done or not",
            "DEADLINE_EXCEEDED"));
  }

  /** The outcome of a call that was done and answered once, when that answer is not to be had. */
  Outcome doneBefore() {
    return failed(
        new CallError(
            method.name() + " was done and answered before, and is not done again",
            "FAILED_PRECONDITION"));
  }

  Outcome failed(CallError error) {
    Optional<EncodedValue> zero = method.zero();
    return new Outcome.Failed(zero, error);
  }

  private static String internal(Throwable e) {
    String message = e.getMessage();
    String name = e.getClass().getSimpleName();
    return "internal error: "
        + (message == null || message.isEmpty() ? name : name + ": " + message);
  }
}
