package dev.cardfile.http;

import io.helidon.http.HttpMediaType;
import java.nio.charset.StandardCharsets;

/** What a request says that its body is. */
final class ContentType {

  static final String JSON = "application/json";
  static final String FORM = "application/x-www-form-urlencoded";

  private ContentType() {}

  /** Whether a header's value promises this type in UTF-8; a blank one promises nothing else. */
  static boolean isInUtf8(String value, String expected) {
    if (value.isBlank() || value.equals(expected)) {
      return true;
    }
    try {
      HttpMediaType type = HttpMediaType.create(value.strip());
      return type.mediaType().text().equalsIgnoreCase(expected)
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
