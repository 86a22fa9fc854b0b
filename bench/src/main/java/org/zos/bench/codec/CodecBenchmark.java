package org.zos.bench.codec;

import static org.zos.zbus.codec.Codecs.FLOAT64;
import static org.zos.zbus.codec.Codecs.STRING;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerFields;
import org.zos.container.contract.ContainerObject;
import org.zos.container.contract.MountInfo;
import org.zos.zbus.codec.ResponseCodec;
import org.zos.zbus.codec.WireCodec;
import org.zos.zbus.wire.EncodedValue;
import org.zos.zbus.wire.ObjectId;
import org.zos.zbus.wire.Outcome.Failed;
import org.zos.zbus.wire.Outcome.Faulted;
import org.zos.zbus.wire.Outcome.Returned;
import org.zos.zbus.wire.Request;
import org.zos.zbus.wire.Response;

/**
 * Messages of a small call and of a large one, with their arguments and results: from Java values
 * to bytes, and back.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {
  private static final String ID = "7d444840-9dc0-11d1-b245-5ffdce74fad2";
  private static final ObjectId CALCULATOR = new ObjectId("calculator", "1.0");

  private final Container container =
      Container.named("web")
          .rootFs("/mnt/flist/web-7d444840")
          .env(List.of("PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8", "PORT=8080"))
          .workingDir("/srv")
          .network("ndmz-7d444840")
          .mounts(List.of(MountInfo.bind("/mnt/data", "/data"), MountInfo.bind("/mnt/tmp", "/tmp")))
          .entrypoint("/usr/bin/web --port 8080 --log-level info")
          .cpu(2)
          .memory(512L << 20)
          .createdAt(Instant.parse("2026-11-23T10:20:30.123456789Z"))
          .shutdownTimeout(Duration.ofSeconds(5))
          .build();

  private final byte[] addRequest = encodeAddRequest();
  private final byte[] addResponse = encodeAddResponse();
  private final byte[] runRequest = encodeRunRequest();
  private final byte[] runResponse = encodeRunResponse();

  @Benchmark
  public final byte[] encodeAddRequest() {
    return request(CALCULATOR, "Add", FLOAT64.encode(20.0), FLOAT64.encode(22.0));
  }

  @Benchmark
  public double decodeAddRequest() {
    Request request = WireCodec.decodeRequest(addRequest);
    return FLOAT64.decode(request.inputs().get(0)) + FLOAT64.decode(request.inputs().get(1));
  }

  @Benchmark
  public final byte[] encodeAddResponse() {
    return response(FLOAT64.encode(42.0));
  }

  @Benchmark
  public double decodeAddResponse() {
    return FLOAT64.decode(result(addResponse));
  }

  @Benchmark
  public final byte[] encodeRunRequest() {
    EncodedValue run = ContainerFields.CONTAINER.encode(container);
    return request(ContainerObject.ID, "Run", STRING.encode("tenant"), run);
  }

  @Benchmark
  public List<Object> decodeRunRequest() {
    List<EncodedValue> inputs = WireCodec.decodeRequest(runRequest).inputs();
    List<Object> values = new ArrayList<>();
    values.add(STRING.decode(inputs.get(0)));
    values.add(ContainerFields.CONTAINER.decode(inputs.get(1)));
    return values;
  }

  @Benchmark
  public final byte[] encodeRunResponse() {
    return response(STRING.encode("web"));
  }

  @Benchmark
  public String decodeRunResponse() {
    return STRING.decode(result(runResponse));
  }

  private static byte[] request(ObjectId object, String method, EncodedValue... inputs) {
    return WireCodec.encode(new Request(ID, List.of(inputs), object, ID, method));
  }

  private static byte[] response(EncodedValue value) {
    return ResponseCodec.encode(new Response(ID, new Returned(Optional.of(value))));
  }

  private static EncodedValue result(byte[] response) {
    return switch (ResponseCodec.decode(response).outcome()) {
      case Returned(Optional<EncodedValue> data) -> data.orElseThrow();
      case Failed _, Faulted _ -> throw new IllegalStateException("not what was encoded");
    };
  }
}
