package org.zos.zbus.wire;

import java.util.List;

/**
 * One call.
 *
 * @param id names the call; the answer carries it back
 * @param inputs the arguments, each encoded by itself; those of a variadic method follow one by one
 * @param object the object that is called
 * @param replyTo the Redis list on which the caller waits for the answer
 * @param method the method's name; empty in the question for a module's status
 */
public record Request(
    String id, List<EncodedValue> inputs, ObjectId object, String replyTo, String method) {
  public Request {
    inputs = List.copyOf(inputs);
  }
}
