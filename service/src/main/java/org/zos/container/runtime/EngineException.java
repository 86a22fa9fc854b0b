package org.zos.container.runtime;

/** The engine said no, or nothing. The message says what was asked and what came back. */
public abstract sealed class EngineException extends RuntimeException {
  private EngineException(String message, Throwable cause) {
    super(message, cause);
  }

  private EngineException(String message) {
    super(message);
  }

  /** What was asked for is not there. */
  public static final class NotFound extends EngineException {
    public NotFound(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** What was to be made is there already. */
  public static final class AlreadyExists extends EngineException {
    public AlreadyExists(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The engine can't be reached; what was asked for may have been done or not. */
  public static final class Unavailable extends EngineException {
    public Unavailable(String message) {
      super(message);
    }

    public Unavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The engine did not answer in time; what was asked for may still be done. */
  public static final class Late extends EngineException {
    public Late(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The engine tried and failed. */
  public static final class Failed extends EngineException {
    public Failed(String message) {
      super(message);
    }

    public Failed(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
