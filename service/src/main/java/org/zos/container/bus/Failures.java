package org.zos.container.bus;

import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ErrorCode;
import org.zos.container.runtime.EngineException;
import org.zos.zbus.CallException;
import org.zos.zbus.server.Handler;
import org.zos.zbus.wire.CallError;

/** What a caller is told of a failure: its code and its words are chosen here and only here. */
final class Failures {
  private Failures() {}

  /** The same handler, with failures in the words of the wire. */
  static <R> Handler<R> told(Handler<R> handler) {
    return call -> {
      try {
        return handler.handle(call);
      } catch (ContainerException e) {
        throw failure(e.code(), e);
      } catch (EngineException e) {
        throw failure(code(e), e);
      }
    };
  }

  /** The same for a method that returns nothing. */
  static Handler.OfNothing toldOfNothing(Handler.OfNothing handler) {
    Handler<Boolean> told =
        told(call -> {
          handler.handle(call);
          return true;
        });
    return told::handle;
  }

  private static ErrorCode code(EngineException e) {
    return switch (e) {
      case EngineException.NotFound notFound -> ErrorCode.NOT_FOUND;
      case EngineException.AlreadyExists exists -> ErrorCode.ALREADY_EXISTS;
      case EngineException.Unavailable away -> ErrorCode.UNAVAILABLE;
      case EngineException.Late late -> ErrorCode.DEADLINE_EXCEEDED;
      case EngineException.Failed failed -> ErrorCode.INTERNAL;
    };
  }

  private static CallException failure(ErrorCode code, RuntimeException e) {
    String message = e.getMessage();
    String text = message == null || message.isEmpty() ? e.toString() : message;
    return new CallException(new CallError(text, code.name()), e);
  }
}
