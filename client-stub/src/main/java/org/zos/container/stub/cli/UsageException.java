package org.zos.container.stub.cli;

/** The command line is wrong in a way that only shows when its parts are seen together. */
final class UsageException extends RuntimeException {
  UsageException(String message) {
    super(message);
  }
}
