package org.zos.container.stub;

import java.util.Locale;
import java.util.function.Supplier;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ErrorCode;
import org.zos.zbus.CallException;
import org.zos.zbus.ProtocolException;
import org.zos.zbus.ZbusException;
import org.zos.zbus.client.CallTimeoutException;
import org.zos.zbus.codec.CodecException;
import org.zos.zbus.transport.TransportException;
import org.zos.zbus.wire.CallError;

/**
 * One call in words, so that its failures can be told: the only place where failures of the bus
 * become those of the contract.
 *
 * @param module whom it calls
 * @param what it tries, and on what: {@code run default/web}
 */
record Attempt(String module, String what) {

  /**
   * Puts the arguments of the call together.
   *
   * @throws ContainerException.InvalidArgument when one has no form on the wire, for example a
   *     negative size
   */
  <R> R prepare(Supplier<R> encoding) {
    try {
      return encoding.get();
    } catch (CodecException | ArithmeticException e) {
      throw new ContainerException.InvalidArgument(what + ": " + e.getMessage());
    }
  }

  /** Makes the call. */
  <R> R make(Supplier<R> call) {
    try {
      return call.get();
    } catch (ZbusException e) {
      throw translated(e);
    }
  }

  /** Makes a call that returns nothing. */
  void perform(Runnable call) {
    try {
      call.run();
    } catch (ZbusException e) {
      throw translated(e);
    }
  }

  private ContainerException translated(ZbusException e) {
    return switch (e) {
      case CallException refusal -> refused(refusal.error());
      case CallTimeoutException late -> late.neverRan() ? nobodyThere(late) : unanswered(late);
      case TransportException away ->
          new ContainerException.Unavailable(what + ": " + away.getMessage(), away);
      case ProtocolException fault -> misfit("does not understand the call", fault);
      default -> misfit("gave an answer that can't be read", e);
    };
  }

  private ContainerException refused(CallError error) {
    if (error.code().isEmpty()) {
      // the module in Go gives no code, and not always the container's name
      return ContainerException.of(guess(error.message()), what + ": " + error.message());
    }
    return ContainerException.of(ErrorCode.of(error.code()), error.message());
  }

  private static ErrorCode guess(String message) {
    String text = message.toLowerCase(Locale.ROOT);
    if (text.contains("not found")) {
      return ErrorCode.NOT_FOUND;
    }
    return text.contains("already exists") ? ErrorCode.ALREADY_EXISTS : ErrorCode.INTERNAL;
  }

  private ContainerException nobodyThere(CallTimeoutException e) {
    return new ContainerException.Unavailable(
        "%s: no module '%s' takes calls, so this one was taken back; is contd running?"
            .formatted(what, module),
        e);
  }

  private ContainerException unanswered(CallTimeoutException e) {
    return new ContainerException.DeadlineExceeded(
        "%s: %s; see what became of it before calling again".formatted(what, e.getMessage()), e);
  }

  private ContainerException misfit(String how, ZbusException e) {
    return new ContainerException.Internal(
        "%s: module '%s' %s (%s): it is of a version that this client does not fit"
            .formatted(what, module, how, e.getMessage()),
        e);
  }
}
