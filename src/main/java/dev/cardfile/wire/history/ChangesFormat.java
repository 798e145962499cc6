package dev.cardfile.wire.history;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The formats in which changes are sent. */
public enum ChangesFormat {
  /** One page, as JSON. */
  PAGE("application/json"),
  /** An endless stream with a JSON object on each line. */
  LINES("application/x-ndjson"),
  /** An endless stream of server-sent events. */
  EVENTS("text/event-stream");

  private final String mediaType;

  ChangesFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  public String mediaType() {
    return mediaType;
  }

  /**
   * Returns the first format that a client accepts; a page if it names none.
   *
   * @param accept the {@code Accept} header as it was sent; null if there is none
   */
  public static ChangesFormat of(@Nullable String accept) {
    return accept == null
        ? PAGE
        : Stream.of(accept.split(","))
            .map(each -> each.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
            .flatMap(type -> named(type).stream())
            .findFirst()
            .orElse(PAGE);
  }

  private static Optional<ChangesFormat> named(String type) {
    return switch (type) {
      case "application/json" -> Optional.of(PAGE);
      case "application/x-ndjson", "application/ndjson", "application/jsonl" -> Optional.of(LINES);
      case "text/event-stream" -> Optional.of(EVENTS);
      default -> Optional.empty();
    };
  }
}
