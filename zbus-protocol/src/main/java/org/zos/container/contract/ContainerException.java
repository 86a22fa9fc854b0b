package org.zos.container.contract;

import java.util.List;

/**
 * What went wrong, by what the caller can do about it. The message names the container, its
 * namespace and the cause.
 */
public abstract sealed class ContainerException extends RuntimeException {
  private final ErrorCode code;

  private ContainerException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  private ContainerException(ErrorCode code, String message) {
    super(message);
    this.code = code;
  }

  /** The kind, as the wire names it. */
  public ErrorCode code() {
    return code;
  }

  /** The exception for what a server answered. */
  public static ContainerException of(ErrorCode code, String message) {
    return switch (code) {
      case NOT_FOUND -> new NotFound(message);
      case ALREADY_EXISTS -> new AlreadyExists(message);
      case INVALID_ARGUMENT -> new InvalidArgument(message);
      case FAILED_PRECONDITION -> new FailedPrecondition(message);
      case DEADLINE_EXCEEDED -> new DeadlineExceeded(message);
      case UNAVAILABLE -> new Unavailable(message);
      case INTERNAL -> new Internal(message);
    };
  }

  /** There is no such container: nothing to do. The message contains {@code not found}. */
  public static final class NotFound extends ContainerException {
    public NotFound(String message) {
      super(ErrorCode.NOT_FOUND, message);
    }
  }

  /** The name is taken: delete that container first, or choose another name. */
  public static final class AlreadyExists extends ContainerException {
    public AlreadyExists(String message) {
      super(ErrorCode.ALREADY_EXISTS, message);
    }
  }

  /** The call itself is wrong: the same call will never work. */
  public static final class InvalidArgument extends ContainerException {
    public InvalidArgument(String message) {
      super(ErrorCode.INVALID_ARGUMENT, message);
    }

    /** One message for all that is wrong. */
    public InvalidArgument(String subject, List<String> faults) {
      this(subject + ": " + String.join("; ", faults));
    }
  }

  /** Something the call needs is not as it must be: see to that, then call again. */
  public static final class FailedPrecondition extends ContainerException {
    public FailedPrecondition(String message) {
      super(ErrorCode.FAILED_PRECONDITION, message);
    }

    public FailedPrecondition(String message, Throwable cause) {
      super(ErrorCode.FAILED_PRECONDITION, message, cause);
    }
  }

  /** It took too long, and may be done or not: look, then call again. */
  public static final class DeadlineExceeded extends ContainerException {
    public DeadlineExceeded(String message) {
      super(ErrorCode.DEADLINE_EXCEEDED, message);
    }

    public DeadlineExceeded(String message, Throwable cause) {
      super(ErrorCode.DEADLINE_EXCEEDED, message, cause);
    }
  }

  /** Redis, the module or containerd is away or too busy: call again later. */
  public static final class Unavailable extends ContainerException {
    public Unavailable(String message) {
      super(ErrorCode.UNAVAILABLE, message);
    }

    public Unavailable(String message, Throwable cause) {
      super(ErrorCode.UNAVAILABLE, message, cause);
    }
  }

  /** The module failed in a way that nobody foresaw: tell its makers. */
  public static final class Internal extends ContainerException {
    public Internal(String message) {
      super(ErrorCode.INTERNAL, message);
    }

    public Internal(String message, Throwable cause) {
      super(ErrorCode.INTERNAL, message, cause);
    }
  }
}
