package org.zos.container.model;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineEvents;

/**
 * How long one instance of the module lives. When it was killed nothing that it asks of the outside
 * is done any more, and each of its threads ends at the next such question.
 */
final class Life {
  /** Ends a thread of a module that was killed: nothing in it catches this. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed() {
      super("killed", null, false, false);
    }
  }

  private final Fuse fuse = new Fuse();
  private final Consumer<String> faults;
  private final List<EngineEvents> subscriptions = new ArrayList<>();
  private boolean over;
  private int underWay;

  /**
   * @param faults is told of what no instance may do
   */
  Life(Consumer<String> faults) {
    this.faults = faults;
  }

  /** Kills it some calls from now; at once for none. */
  void kill(int calls, boolean after) {
    if (calls == 0) {
      end();
    } else {
      fuse.set(calls, after);
    }
  }

  /** It is not killed any more unless somebody says so again. */
  void spare() {
    fuse.set(0, false);
  }

  private void end() {
    List<EngineEvents> open;
    synchronized (this) {
      over = true;
      open = List.copyOf(subscriptions);
    }
    open.forEach(EngineEvents::close);
  }

  /** Whether it was killed, and what it had asked for before that is done. */
  synchronized boolean isOver() {
    return over && underWay == 0;
  }

  /** Ends the calling thread if this life is over. */
  synchronized void check() {
    if (over) {
      throw new Killed();
    }
  }

  private synchronized void enter() {
    check();
    underWay++;
  }

  private synchronized void leave() {
    underWay--;
  }

  /** A part of the outside as this instance sees it. */
  <T> T guard(Class<T> type, T real) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(real, method, arguments)));
  }

  private Object call(Object real, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("close")) {
      return invoke(real, method, arguments);
    }
    check();
    Fuse.Blow blow = fuse.next();
    if (blow == Fuse.Blow.BEFORE) {
      end();
    }
    look(method, arguments);
    Object result = answer(real, method, arguments);
    if (blow == Fuse.Blow.AFTER) {
      end();
    }
    return result instanceof EngineEvents events ? guarded(events) : checked(result);
  }

  private Object checked(Object result) {
    check();
    return result;
  }

  private EngineEvents guarded(EngineEvents events) {
    synchronized (this) {
      subscriptions.add(events);
    }
    try {
      check();
    } catch (Killed e) {
      events.close();
      throw e;
    }
    return guard(EngineEvents.class, events);
  }

  private void look(Method method, Object[] arguments) {
    boolean changes =
        switch (method.getName()) {
          case "setLabels",
              "removeLabel",
              "update",
              "delete",
              "createTask",
              "startTask",
              "signal",
              "killAll",
              "deleteTask" ->
              true;
          default -> false;
        };
    if (changes && arguments[0] instanceof ContainerRef ref && Names.isForeign(ref)) {
      faults.accept(method.getName() + " of another program's " + ref);
    }
  }

  /** A wait for what happens next is not something that was asked for. */
  private Object answer(Object real, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("next")) {
      return invoke(real, method, arguments);
    }
    enter();
    try {
      return invoke(real, method, arguments);
    } finally {
      leave();
    }
  }

  private Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      check();
      throw e.getCause();
    }
  }
}
