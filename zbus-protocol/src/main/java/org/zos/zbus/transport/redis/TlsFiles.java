package org.zos.zbus.transport.redis;

import io.lettuce.core.SslOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;

/**
 * PEM files for TLS. They are read again for each connection, so a renewed certificate is used
 * without a restart.
 *
 * @param ca who may sign the server's certificate; empty for those that Java trusts
 * @param identity what this side shows, for servers that ask
 */
record TlsFiles(Optional<Path> ca, Optional<Identity> identity) {
  static final String CA = "cacert";
  static final String CERTIFICATE = "cert";
  static final String KEY = "key";
  static final TlsFiles NONE = new TlsFiles(Optional.empty(), Optional.empty());

  private static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(5);

  /** A certificate, with those that vouch for it, and its key, as PKCS#8 without a password. */
  record Identity(Path certificate, Path key) {}

  /**
   * Looks whether the files can be used.
   *
   * @throws IllegalArgumentException naming the file that can't
   */
  static TlsFiles of(Optional<String> ca, Optional<String> certificate, Optional<String> key) {
    if (certificate.isPresent() != key.isPresent()) {
      throw new IllegalArgumentException("cert and key need each other");
    }
    Optional<Identity> identity =
        certificate.flatMap(
            file -> key.map(other -> new Identity(file(CERTIFICATE, file), file(KEY, other))));
    TlsFiles files = new TlsFiles(ca.map(file -> file(CA, file)), identity);
    files.ca.ifPresent(file -> tryOut(new TlsFiles(Optional.of(file), Optional.empty()), CA));
    identity.ifPresent(
        shown -> tryOut(new TlsFiles(Optional.empty(), Optional.of(shown)), "cert or key"));
    return files;
  }

  private static Path file(String name, String text) {
    Path file;
    try {
      file = Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(name + " is not a path", e);
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IllegalArgumentException(name + ": can't read a file " + file);
    }
    return file;
  }

  private static void tryOut(TlsFiles files, String names) {
    try {
      var _ = files.options().createSslContextBuilder().build();
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          names + ": not what TLS can use as PEM: " + files.paths(), e);
    }
  }

  private String paths() {
    return ca.map(Path::toString)
        .or(() -> identity.map(shown -> shown.certificate() + ", " + shown.key()))
        .orElse("");
  }

  /** The same for lettuce. */
  SslOptions options() {
    SslOptions.Builder options =
        SslOptions.builder().jdkSslProvider().handshakeTimeout(HANDSHAKE_TIMEOUT);
    ca.map(Path::toFile).ifPresent(options::trustManager);
    identity.ifPresent(
        shown -> options.keyManager(shown.certificate().toFile(), shown.key().toFile(), null));
    return options.build();
  }
}
