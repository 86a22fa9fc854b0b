package org.zos.container.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.zos.container.logs.Captured;
import org.zos.container.logs.OutputCapture;
import org.zos.container.runtime.ExecRef;

/** Output of commands that a test makes up. For any thread. */
public final class FakeCapture implements OutputCapture {
  private final Set<ExecRef> there = new HashSet<>();
  private Captured printed = new Captured(new byte[0], new byte[0], false);
  private Optional<RuntimeException> failure = Optional.empty();

  /** What each command prints from now on. */
  public synchronized void print(String stdout, String stderr, boolean truncated) {
    printed = new Captured(stdout.getBytes(UTF_8), stderr.getBytes(UTF_8), truncated);
  }

  /** From now on all output is lost. */
  public synchronized void lose(RuntimeException e) {
    failure = Optional.of(e);
  }

  /** Whether nothing is left of any command. */
  public synchronized boolean isEmpty() {
    return there.isEmpty();
  }

  @Override
  public synchronized URI prepare(ExecRef exec, long most) {
    there.add(exec);
    return URI.create("binary:///shim?settings=" + exec.id());
  }

  @Override
  public synchronized void note(ExecRef exec) {
    there.add(exec);
  }

  @Override
  public synchronized List<ExecRef> noted() {
    return List.copyOf(there);
  }

  @Override
  public synchronized long size(ExecRef exec) {
    return (long) printed.stdout().length + printed.stderr().length;
  }

  @Override
  public synchronized Captured collect(ExecRef exec) {
    failure.ifPresent(e -> {
      throw e;
    });
    return printed;
  }

  @Override
  public synchronized void remove(ExecRef exec) {
    there.remove(exec);
  }
}
