package org.zos.container.runtime.containerd;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.zos.container.runtime.EngineException;

/** Waits for containerd's answers, and turns its failures into the engine's, here and only here. */
final class Answers {
  private Answers() {}

  /**
   * Waits for an answer; the call's own deadline bounds it.
   *
   * @param what was asked, for messages
   */
  static <T> T await(String what, ListenableFuture<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw translate(what, e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      // not cancelled: containerd must end what it began
      throw interrupted(what, e);
    }
  }

  /**
   * Waits for an answer at most so long, then gives the question up.
   *
   * @return whether the answer came
   */
  static boolean awaitAtMost(String what, Duration most, ListenableFuture<?> answer) {
    try {
      answer.get(most.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      answer.cancel(true);
      return false;
    } catch (ExecutionException e) {
      throw translate(what, e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(what, e);
    }
  }

  /**
   * An answer that nobody waits for yet. Cancelling it gives the question up.
   *
   * @param what was asked, for messages
   */
  static <T, R> CompletableFuture<R> later(
      String what, ListenableFuture<T> answer, Function<T, R> read) {
    CompletableFuture<R> later =
        new CompletableFuture<>() {
          @Override
          public boolean cancel(boolean mayInterrupt) {
            answer.cancel(mayInterrupt);
            return super.cancel(mayInterrupt);
          }
        };
    Futures.addCallback(
        answer,
        new FutureCallback<T>() {
          @Override
          public void onSuccess(T result) {
            later.complete(read.apply(result));
          }

          @Override
          public void onFailure(Throwable failure) {
            later.completeExceptionally(translate(what, failure));
          }
        },
        MoreExecutors.directExecutor());
    return later;
  }

  /** Does what is done to something, and says whether it was there. */
  static boolean found(Runnable action) {
    try {
      action.run();
      return true;
    } catch (EngineException.NotFound e) {
      return false;
    }
  }

  private static EngineException interrupted(String what, InterruptedException e) {
    Thread.currentThread().interrupt();
    return new EngineException.Unavailable(what + ": interrupted while containerd worked on it", e);
  }

  static EngineException translate(String what, Throwable failure) {
    if (!(failure instanceof StatusRuntimeException refused)) {
      return new EngineException.Failed(what + ": " + failure, failure);
    }
    Status status = refused.getStatus();
    String message = what + ": " + text(status);
    return switch (status.getCode()) {
      case NOT_FOUND -> new EngineException.NotFound(message, failure);
      case ALREADY_EXISTS -> new EngineException.AlreadyExists(message, failure);
      case UNAVAILABLE, CANCELLED ->
          new EngineException.Unavailable("containerd can't be reached: " + message, failure);
      case DEADLINE_EXCEEDED ->
          new EngineException.Late("containerd did not answer in time: " + message, failure);
      // containerd tells of a deadline that passed on its side in words only
      case UNKNOWN ->
          message.contains("context deadline exceeded")
              ? new EngineException.Late("containerd did not answer in time: " + message, failure)
              : new EngineException.Failed(message, failure);
      default -> new EngineException.Failed(message, failure);
    };
  }

  private static String text(Status status) {
    String description = status.getDescription();
    String text = description == null ? status.getCode().name() : description;
    Throwable cause = status.getCause();
    return cause == null || cause.getMessage() == null ? text : text + ": " + cause.getMessage();
  }
}
