package dev.cardfile.wire.contact;

import dev.cardfile.contact.DndChannel;
import dev.cardfile.upsert.request.Part;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where in a body each part of a contact was sent, where a warning may have to name it. */
final class PartPaths {

  /** For a request of which no warning names a part. */
  static final PartPaths UNUSED = new PartPaths(null);

  private final @Nullable Map<Part, String> sent;

  private PartPaths(@Nullable Map<Part, String> sent) {
    this.sent = sent;
  }

  /**
   * Paths to be collected.
   *
   * @param fixed those of the parts that can be sent in one way only
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
