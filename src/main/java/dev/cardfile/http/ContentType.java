package dev.cardfile.http;

import io.helidon.http.HttpMediaType;
import java.nio.charset.StandardCharsets;

/** What a request says that its body is. */
final class ContentType {

  private static final String JSON = "application/json";

  private ContentType() {}

  /** Whether a header's value promises JSON in UTF-8; a blank one promises nothing else. */
  static boolean isJsonInUtf8(String value) {
    if (value.isBlank() || value.equals(JSON)) {
      return true;
    }
    try {
      HttpMediaType type = HttpMediaType.create(value.strip());
      return type.mediaType().text().equalsIgnoreCase(JSON)
          && type.charset().map(ContentType::isUtf8).orElse(true);
    } catch (RuntimeException notAMediaType) {
      return false;
    }
  }

  private static boolean isUtf8(String charset) {
    return charset.equalsIgnoreCase(StandardCharsets.UTF_8.name())
        || charset.equalsIgnoreCase("utf8");
  }
}
