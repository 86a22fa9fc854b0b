package org.zos.container.kernel;

/** The kernel's texts don't say what must be known. */
final class UnclearException extends RuntimeException {
  UnclearException(String message) {
    super(message);
  }
}
