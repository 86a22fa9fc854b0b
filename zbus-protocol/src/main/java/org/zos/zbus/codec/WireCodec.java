package org.zos.zbus.codec;

import static org.zos.zbus.codec.Codecs.STRING;
import static org.zos.zbus.codec.Codecs.TIME;
import static org.zos.zbus.codec.Codecs.listOf;

import java.time.Instant;
import java.util.List;
import org.zos.zbus.codec.StructCodec.Field;
import org.zos.zbus.wire.EncodedValue;
import org.zos.zbus.wire.ModuleStatus;
import org.zos.zbus.wire.ModuleStatus.Worker;
import org.zos.zbus.wire.ObjectId;
import org.zos.zbus.wire.Request;

/** The codecs of the wire's own records; {@link ResponseCodec} has the answer's. */
public final class WireCodec {
  static final Codec<EncodedValue> ENCODED =
      new Scalar<>(
          "bytes",
          new EncodedValue(new byte[0]),
          (out, value) -> out.writeBytes(value.bytes()),
          in -> new EncodedValue(in.readBytes()));

  /** An object id as it travels: two fields, either of which may be empty. */
  private record WireObject(String name, String version) {
    static WireObject of(ObjectId id) {
      return new WireObject(id.name(), id.version());
    }

    ObjectId toId() {
      try {
        return new ObjectId(name, version);
      } catch (IllegalArgumentException e) {
        throw new CodecException(String.valueOf(e.getMessage()), e);
      }
    }
  }

  private static final Codec<WireObject> OBJECT = object();

  public static final Codec<ModuleStatus> STATUS = status();

  private WireCodec() {}

  /** One request as bytes. */
  public static byte[] encode(Request request) {
    return RawRequest.CODEC.encode(RawRequest.of(request)).bytes();
  }

  /**
   * One request out of bytes.
   *
   * @throws CodecException when they are not a request; {@link Salvage} may still find out who
   *     waits for the answer
   */
  public static Request decodeRequest(byte[] bytes) {
    RawRequest raw = RawRequest.CODEC.decode(new EncodedValue(bytes));
    return new Request(raw.id, raw.inputs, raw.object.toId(), raw.replyTo, raw.method);
  }

  private record RawRequest(
      String id, List<EncodedValue> inputs, WireObject object, String replyTo, String method) {
    static final Codec<RawRequest> CODEC = codec();

    static RawRequest of(Request request) {
      return new RawRequest(
          request.id(),
          request.inputs(),
          WireObject.of(request.object()),
          request.replyTo(),
          request.method());
    }

    private static Codec<RawRequest> codec() {
      StructCodec.Builder<RawRequest> b = StructCodec.named("Request");
      Field<RawRequest, String> id = b.field("ID", STRING, RawRequest::id);
      Field<RawRequest, List<EncodedValue>> inputs =
          b.field("Inputs", listOf(ENCODED), RawRequest::inputs);
      Field<RawRequest, WireObject> object = b.field("Object", OBJECT, RawRequest::object);
      Field<RawRequest, String> replyTo = b.field("ReplyTo", STRING, RawRequest::replyTo);
      Field<RawRequest, String> method = b.field("Method", STRING, RawRequest::method);
      return b.build(row ->
          new RawRequest(
              row.get(id), row.get(inputs), row.get(object), row.get(replyTo), row.get(method)));
    }
  }

  private static Codec<WireObject> object() {
    StructCodec.Builder<WireObject> b = StructCodec.named("ObjectID");
    Field<WireObject, String> name = b.field("Name", STRING, WireObject::name);
    Field<WireObject, String> version = b.field("Version", STRING, WireObject::version);
    return b.build(row -> new WireObject(row.get(name), row.get(version)));
  }

  private static Codec<ModuleStatus> status() {
    StructCodec.Builder<ModuleStatus> b = StructCodec.named("Status");
    Field<ModuleStatus, List<WireObject>> objects =
        b.field(
            "Objects",
            listOf(OBJECT),
            status -> status.objects().stream().map(WireObject::of).toList());
    Field<ModuleStatus, List<Worker>> workers =
        b.field("Workers", listOf(worker()), ModuleStatus::workers);
    return b.build(row ->
        new ModuleStatus(
            row.get(objects).stream().map(WireObject::toId).toList(), row.get(workers)));
  }

  private static Codec<Worker> worker() {
    StructCodec.Builder<Worker> b = StructCodec.named("WorkerStatus");
    Field<Worker, String> state = b.field("State", STRING, Worker::state);
    Field<Worker, Instant> start = b.field("StartTime", TIME, Worker::startTime);
    Field<Worker, String> action = b.field("Action", STRING, Worker::action);
    return b.build(row -> new Worker(row.get(state), row.get(start), row.get(action)));
  }
}
