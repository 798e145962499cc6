package dev.cardfile.wire.contact;

import dev.cardfile.contact.DndChannel;
import dev.cardfile.upsert.request.Part;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The path at which each part of a contact was sent, for warnings that name such a path. */
final class PartPaths {

  /** Collects nothing, for a request whose warnings name no part. */
  static final PartPaths UNUSED = new PartPaths(null);

  private final @Nullable Map<Part, String> sent;

  private PartPaths(@Nullable Map<Part, String> sent) {
    this.sent = sent;
  }

  /**
   * Returns an instance that collects paths.
   *
   * @param fixed the paths of those parts that always have the same path
   */
  static PartPaths with(Map<Part, String> fixed) {
    return new PartPaths(new HashMap<>(fixed));
  }

  void custom(String fieldId, String path) {
    if (sent != null) {
      sent.put(new Part.Custom(fieldId), path);
    }
  }

  void channel(DndChannel channel, String path) {
    if (sent != null) {
      sent.put(new Part.Channel(channel), path);
    }
  }

  Map<Part, String> all() {
    return sent == null ? Map.of() : sent;
  }
}
