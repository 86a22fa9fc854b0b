package org.zos.container.stub.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The program's version, as the build writes it into the manifest of its jar. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Contctl.class.getPackage().getImplementationVersion();
    return new String[] {"contctl " + Objects.requireNonNullElse(version, "(not packaged)")};
  }
}
