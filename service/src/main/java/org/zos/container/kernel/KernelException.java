package org.zos.container.kernel;

/** The kernel refused. The message says what, and the kernel's number for why. */
public final class KernelException extends RuntimeException {
  KernelException(String message) {
    super(message);
  }
}
