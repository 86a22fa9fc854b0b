package org.zos.container.stub.cli;

import java.time.Duration;
import java.util.Locale;
import org.zos.container.contract.ContainerStats;

/** What a container uses, for people: zero is said too, since it is a measurement. */
final class StatsListing {
  private StatsListing() {}

  static Listing of(ContainerStats stats) {
    return new Listing()
        .section("CPU")
        .row("used", seconds(stats.cpu().usage()))
        .row("in programs", seconds(stats.cpu().user()))
        .row("in the kernel", seconds(stats.cpu().system()))
        .row("held back", seconds(stats.cpu().throttled()))
        .section("Memory")
        .row("used", SizeConverter.text(stats.memory().usage()))
        .row("of it cache", SizeConverter.text(stats.memory().cache()))
        .row("limit", limit(SizeConverter.text(stats.memory().limit()), stats.memory().limit()))
        .row("killed for want", Long.toString(stats.memory().oomKills()))
        .section("Processes")
        .row("running", Long.toString(stats.pids().current()))
        .row("limit", limit(Long.toString(stats.pids().limit()), stats.pids().limit()))
        .section("Block devices")
        .row("read", transfer(stats.io().readBytes(), stats.io().reads()))
        .row("written", transfer(stats.io().writtenBytes(), stats.io().writes()));
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%d.%03ds", time.toSeconds(), time.toMillisPart());
  }

  private static String limit(String text, long limit) {
    return limit == 0 ? "none" : text;
  }

  private static String transfer(long bytes, long times) {
    return SizeConverter.text(bytes) + " in " + times;
  }
}
