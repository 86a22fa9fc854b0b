package org.zos.container.runtime;

import java.time.Instant;

/** What the engine says has happened, whoever asked for it. */
public sealed interface EngineEvent {
  /** To which container. */
  ContainerRef ref();

  /** When, by the engine's clock. */
  Instant at();

  /** The engine has its record. */
  record Created(ContainerRef ref, Instant at) implements EngineEvent {}

  /** Its process runs. */
  record Started(ContainerRef ref, Instant at, long pid) implements EngineEvent {}

  /** Its process, not one that was only executed in it, has ended. */
  record Exited(ContainerRef ref, Instant at, long pid, long code) implements EngineEvent {}

  /** The kernel killed something in it for want of memory. */
  record OutOfMemory(ContainerRef ref, Instant at) implements EngineEvent {}

  /** The engine's record of it is gone. */
  record Deleted(ContainerRef ref, Instant at) implements EngineEvent {}
}
