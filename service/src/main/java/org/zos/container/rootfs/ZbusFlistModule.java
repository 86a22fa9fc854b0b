package org.zos.container.rootfs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.zos.container.contract.ContainerException;
import org.zos.zbus.CallException;
import org.zos.zbus.ProtocolException;
import org.zos.zbus.client.CallTimeoutException;
import org.zos.zbus.client.RemoteObject;
import org.zos.zbus.client.ZbusClient;
import org.zos.zbus.codec.Codecs;
import org.zos.zbus.codec.StructCodec;
import org.zos.zbus.transport.TransportException;
import org.zos.zbus.wire.ObjectId;
import org.zos.zbus.wire.QueueName;

/** The flist module of 0-OS, over zbus. */
public final class ZbusFlistModule implements FlistModule {
  /** Its object on the bus. */
  public static final QueueName QUEUE = new QueueName("flist", new ObjectId("flist", "0.0.1"));

  /** An flist is fetched from far away; a call of Run lasts longer. */
  private static final Duration MOUNTING = Duration.ofMinutes(3);

  private static final Duration UNMOUNTING = Duration.ofMinutes(1);

  /** What a container may write. */
  private static final long LIMIT = 256L * 1024 * 1024;

  private final RemoteObject object;

  public ZbusFlistModule(ZbusClient client) {
    this.object = client.object(QUEUE);
  }

  /**
   * How to mount an flist.
   *
   * @param readOnly whether nothing can be written to it
   * @param limit how many bytes can be
   * @param storage where its data is; empty for where the module knows
   * @param persistedVolume what writes go to; empty for a volume of its own, which goes with it
   */
  public record MountOptions(boolean readOnly, long limit, String storage, String persistedVolume) {
    /** As it goes over the bus. */
    public static final StructCodec<MountOptions> CODEC = codec();

    private static StructCodec<MountOptions> codec() {
      var struct = StructCodec.<MountOptions>named("MountOptions");
      var readOnly = struct.field("ReadOnly", Codecs.BOOL, MountOptions::readOnly);
      var limit = struct.field("Limit", Codecs.UINT64, MountOptions::limit);
      var storage = struct.field("Storage", Codecs.STRING, MountOptions::storage);
      var volume = struct.field("PersistedVolume", Codecs.STRING, MountOptions::persistedVolume);
      return struct.build(row ->
          new MountOptions(row.get(readOnly), row.get(limit), row.get(storage), row.get(volume)));
    }
  }

  @Override
  public Path mount(String name, String url) {
    MountOptions options = new MountOptions(false, LIMIT, "", "");
    String path =
        told(
            "mounting flist " + url,
            () ->
                object
                    .call("Mount")
                    .with(Codecs.STRING, name)
                    .with(Codecs.STRING, url)
                    .with(MountOptions.CODEC, options)
                    .returning(Codecs.STRING, MOUNTING));
    return Path.of(path);
  }

  @Override
  public void unmount(String name) {
    told(
        "unmounting flist " + name,
        () -> {
          object.call("Unmount").with(Codecs.STRING, name).returningNothing(UNMOUNTING);
          return true;
        });
  }

  private static <T> T told(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (CallException | ProtocolException e) {
      throw new ContainerException.FailedPrecondition(
          what + ": the flist module says: " + e.getMessage(), e);
    } catch (CallTimeoutException e) {
      throw new ContainerException.Unavailable(
          what + ": the flist module does not answer: " + e.getMessage(), e);
    } catch (TransportException e) {
      throw new ContainerException.Unavailable(what + ": " + e.getMessage(), e);
    }
  }
}
