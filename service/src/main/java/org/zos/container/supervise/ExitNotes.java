package org.zos.container.supervise;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import org.zos.container.contract.EventSubject;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.Labels;
import org.zos.container.runtime.LastExit;

/** Keeps how a container's process ended on its record, where it outlasts the engine's memory. */
final class ExitNotes {
  private static final Logger LOG = System.getLogger(ExitNotes.class.getName());

  private final ContainerEngine engine;

  ExitNotes(ContainerEngine engine) {
    this.engine = engine;
  }

  /**
   * Notes the end of a process. A failure is only logged: the event of it has been told already.
   *
   * @param subject the incarnation that it was of; the record may be the next one's by now
   */
  void note(EventSubject subject, LastExit exit) {
    ContainerRef ref = new ContainerRef(subject.ns(), subject.id());
    try {
      if (engine.find(ref).filter(record -> isWorthIt(record, subject)).isPresent()) {
        engine.setLabels(ref, Map.of(Labels.EXIT, exit.toLabel()));
      }
    } catch (EngineException.NotFound e) {
      LOG.log(Level.DEBUG, "{0} was removed as its process ended", ref);
    } catch (EngineException e) {
      LOG.log(Level.WARNING, "the end of {0} is not noted on it: {1}", ref, e.getMessage());
    }
  }

  /** Not while it is being removed: nobody would read it. And not on what is somebody else's. */
  private static boolean isWorthIt(ContainerRecord record, EventSubject subject) {
    return Subjects.isOurs(record)
        && record.label(Labels.DELETING).isEmpty()
        && Subjects.of(record).uid().equals(subject.uid());
  }
}
