package org.zos.zbus.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zos.zbus.ProtocolException;
import org.zos.zbus.wire.ObjectId;

/** One object: its id and its methods. Immutable. */
public final class ObjectSpec {
  private final ObjectId id;
  private final Map<String, List<MethodSpec>> methods = new HashMap<>();

  private ObjectSpec(ObjectId id, List<MethodSpec> methods) {
    this.id = id;
    methods.forEach(
        method -> this.methods.computeIfAbsent(method.name(), n -> new ArrayList<>()).add(method));
  }

  /** An object with these methods. */
  public static ObjectSpec of(ObjectId id, MethodSpec... methods) {
    return new ObjectSpec(id, List.of(methods));
  }

  /** The name under which callers call it. */
  public ObjectId id() {
    return id;
  }

  /**
   * The method of a name that takes so many arguments.
   *
   * @throws ProtocolException in the reference's words, when there is none
   */
  MethodSpec find(String name, int arguments) {
    List<MethodSpec> named = methods.get(name);
    if (named == null) {
      throw new ProtocolException("not a function");
    }
    return named.stream()
        .filter(method -> method.accepts(arguments))
        .findFirst()
        .orElseThrow(() -> wrongNumber(named, arguments));
  }

  private static ProtocolException wrongNumber(List<MethodSpec> named, int arguments) {
    return new ProtocolException(
        "invalid number of arguments expecting %d got %d"
            .formatted(named.getFirst().fixedArguments(), arguments));
  }
}
