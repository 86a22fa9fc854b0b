package org.zos.container.stub.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerDetails;
import org.zos.container.contract.ContainerState;
import org.zos.container.contract.LogSettings;
import org.zos.container.contract.LogTarget;
import org.zos.container.contract.RestartPolicy;
import org.zos.zbus.codec.Codecs;

/** A container's details for people: what is not set is left out. */
final class DetailsListing {
  private final Listing listing = new Listing();

  private DetailsListing() {}

  static Listing of(String ns, ContainerDetails details) {
    DetailsListing view = new DetailsListing();
    Container container = details.container();
    view.identity(ns, container);
    view.state(details.state());
    view.process(container);
    view.files(container);
    view.limits(container);
    view.restart(container.restart());
    view.output(container);
    return view.listing;
  }

  private void identity(String ns, Container container) {
    listing
        .section("Container")
        .row("id", container.name())
        .row("namespace", ns)
        .row("created", time(container.createdAt()))
        .rows("tags", container.tags());
  }

  private void state(ContainerState state) {
    boolean ended = !state.exitedAt().equals(Codecs.ZERO_TIME);
    listing
        .section("State")
        .row("status", state.status())
        .row("pid", number(state.pid()))
        .row("exit code", ended ? Long.toString(state.exitCode()) : "")
        .row("exited", time(state.exitedAt()))
        .row("oom killed", state.oomKilled() ? "yes" : "")
        .row("uid", state.uid());
  }

  private void process(Container container) {
    listing
        .section("Process")
        .row("entrypoint", container.entrypoint())
        .row("working dir", container.workingDir())
        .rows("env", container.env())
        .row("network", container.network().namespace())
        .row("privileges", privileges(container));
  }

  private static String privileges(Container container) {
    return String.join(
        ", ",
        Stream.of(
                container.interactive() ? "interactive" : "",
                container.elevated() ? "elevated" : "")
            .filter(word -> !word.isEmpty())
            .toList());
  }

  private void files(Container container) {
    listing
        .section("Files")
        .row("rootfs", container.rootFs())
        .row("flist", container.flist())
        .row("read-only", container.readOnlyRootFs() ? "yes" : "")
        .row("propagation", container.rootFsPropagation())
        .rows("mounts", container.mounts().stream().map(MountConverter::text).toList());
  }

  private void limits(Container container) {
    listing
        .section("Limits")
        .row("cpus", number(container.cpu()))
        .row("memory", size(container.memory()))
        .row("pids", number(container.pids()))
        .row("shutdown", duration(container.shutdownTimeout()));
  }

  private void restart(RestartPolicy policy) {
    listing
        .section("Restart")
        .row("policy", policy.policy())
        .row("delay", duration(policy.delay()))
        .row("failures", number(policy.maxFailures()))
        .row("within", duration(policy.window()));
  }

  private void output(Container container) {
    LogSettings log = container.log();
    List<LogTarget.Streams> streams = container.logs().stream().map(LogTarget::data).toList();
    listing
        .section("Output")
        .row("log format", log.format())
        .row("log size", size(log.maxSize()))
        .row("log files", number(log.maxFiles()))
        .rows("stdout to", streams.stream().map(LogTarget.Streams::stdout).toList())
        .rows("stderr to", streams.stream().map(LogTarget.Streams::stderr).toList())
        .rows("stats to", container.stats().stream().map(target -> target.endpoint()).toList());
  }

  private static String time(Instant time) {
    return time.equals(Codecs.ZERO_TIME) ? "" : time.toString();
  }

  private static String number(long value) {
    return value == 0 ? "" : Long.toString(value);
  }

  private static String size(long bytes) {
    return bytes == 0 ? "" : SizeConverter.text(bytes);
  }

  private static String duration(Duration duration) {
    return duration.isZero() ? "" : DurationConverter.text(duration);
  }
}
