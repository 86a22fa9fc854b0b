package org.zos.container.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zos.container.contract.ContainerFields;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.model.StreamRules.View;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.Labels;
import org.zos.container.runtime.LastExit;
import org.zos.container.runtime.TaskState;

/**
 * What must be so of a container when nothing of it is open.
 *
 * @param record what the engine keeps of it
 * @param task what its process does
 */
record Expected(ContainerRecord record, Optional<TaskState> task) {

  /** What the module has not done yet. */
  List<String> unfinished() {
    List<String> missing = new ArrayList<>();
    if (has(Labels.CREATING) || has(Labels.DELETING)) {
      missing.add(record.ref() + " is there by halves");
    }
    if (isWanted() && livePid().isEmpty()) {
      missing.add(record.ref() + " does not run");
    }
    return missing;
  }

  /**
   * That the module that had it made must still be told that it is given up.
   *
   * @param givenUp what that was told, {@code id: reason} each
   */
  Optional<String> untold(List<String> givenUp) {
    boolean told = givenUp.stream().anyMatch(each -> each.startsWith(record.ref().id() + ": "));
    return has(Labels.DECOMMISSION) || (has(Labels.GAVE_UP) && !told)
        ? Optional.of("nobody was told that " + record.ref() + " is given up")
        : Optional.empty();
  }

  private boolean has(String label) {
    return !record.label(label).isEmpty();
  }

  private Optional<Long> livePid() {
    return task.flatMap(TaskState::livePid);
  }

  private boolean isWanted() {
    if (Names.isForeign(record.ref()) || has(Labels.GAVE_UP) || has(Labels.DESIRED)) {
      return false;
    }
    String policy = ContainerFields.CONTAINER.decode(record.definition()).restart().policy();
    boolean well =
        task.map(is -> is instanceof TaskState.Stopped stopped && stopped.exit().code() == 0)
            .orElseGet(() -> LastExit.of(record).filter(e -> e.exit().code() == 0).isPresent());
    return policy.equals("always") || (policy.equals("on-failure") && !well);
  }

  /** What the stream says otherwise. */
  List<String> differences(View view) {
    List<String> differences = new ArrayList<>();
    if (!view.livePid().equals(livePid())) {
      differences.add(
          "%s: the engine shows %s, told was %s".formatted(record.ref(), task, view.livePid()));
    }
    if (task.orElse(null) instanceof TaskState.Stopped(long pid, TaskState.Exit exit)) {
      boolean same =
          view.end().filter(e -> e.pid() == pid && e.exitCode() == exit.code()).isPresent();
      if (!same) {
        differences.add(
            "%s: the engine shows %s, told was %s".formatted(record.ref(), task, view.end()));
      }
    }
    boolean toldLast = view.last() instanceof LifecycleEvent.GaveUp;
    if (has(Labels.GAVE_UP) != view.gaveUp() || (has(Labels.GAVE_UP) && !toldLast)) {
      differences.add(
          "%s: given up: '%s', told was last %s"
              .formatted(record.ref(), record.label(Labels.GAVE_UP), view.last()));
    }
    return differences;
  }
}
