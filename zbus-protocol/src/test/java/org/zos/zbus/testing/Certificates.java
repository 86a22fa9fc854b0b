package org.zos.zbus.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An authority of a test's own and what it signed, made by openssl, as PEM files in a folder. */
public final class Certificates implements AutoCloseable {
  private final TempFolder folder = TempFolder.create();

  private Certificates() {
    make("authority", "-subj", "/CN=authority");
    sign("server", "subjectAltName=IP:127.0.0.1");
    sign("elsewhere", "subjectAltName=DNS:elsewhere.invalid");
    sign("client", "subjectAltName=DNS:client.invalid");
  }

  /** Makes them. */
  public static Certificates make() {
    return new Certificates();
  }

  private void sign(String name, String names) {
    make(
        name,
        "-subj",
        "/CN=" + name,
        "-addext",
        names,
        "-CA",
        certificate("authority").toString(),
        "-CAkey",
        key("authority").toString());
  }

  private void make(String name, String... options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "2"));
    command.addAll(List.of("-keyout", key(name).toString()));
    command.addAll(List.of("-out", certificate(name).toString()));
    command.addAll(List.of(options));
    ChildProcess.run(command);
  }

  /** The certificate of {@code authority}, {@code server}, {@code elsewhere} or {@code client}. */
  public Path certificate(String name) {
    return folder.file(name + ".pem");
  }

  /** Its key. */
  public Path key(String name) {
    return folder.file(name + ".key");
  }

  @Override
  public void close() {
    folder.close();
  }
}
