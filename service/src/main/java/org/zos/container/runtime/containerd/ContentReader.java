package org.zos.container.runtime.containerd;

import com.google.protobuf.ByteString;
import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import io.grpc.StatusRuntimeException;
import java.util.Iterator;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.containerd.api.content.ReadContentRequest;
import org.zos.container.runtime.containerd.api.content.ReadContentResponse;

/** Reads small pieces of content: manifests and configurations. */
final class ContentReader {
  /** What registries take for a manifest; layers are never read here. */
  private static final int MOST = 4 * 1024 * 1024;

  private final Stubs stubs;

  ContentReader(Stubs stubs) {
    this.stubs = stubs;
  }

  /**
   * One piece, whole.
   *
   * @param reference the image that it belongs to, for messages
   */
  byte[] read(String ns, String reference, String digest) {
    String what = "reading image " + reference;
    var request = ReadContentRequest.newBuilder().setDigest(digest).build();
    CancellableContext context = Context.current().withCancellation();
    Context before = context.attach();
    try {
      return collect(what, stubs.content(ns).read(request));
    } catch (StatusRuntimeException e) {
      throw Answers.translate(what, e);
    } finally {
      context.detach(before);
      // what was not read of it shall not be sent
      context.cancel(null);
    }
  }

  private static byte[] collect(String what, Iterator<ReadContentResponse> parts) {
    ByteString all = ByteString.EMPTY;
    while (parts.hasNext()) {
      all = all.concat(parts.next().getData());
      if (all.size() > MOST) {
        throw new EngineException.Failed(what + ": more than " + MOST + " bytes of description");
      }
    }
    return all.toByteArray();
  }
}
