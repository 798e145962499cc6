package dev.cardfile.wire.form;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Percent-encoding as in queries and forms: {@code %40} for an at sign, {@code +} for a space. */
public final class PercentCoding {

  /** What the JDK's decoder takes for a byte, such as {@code %+1}, or cannot take at all. */
  private static final Pattern NOT_ENCODED = Pattern.compile("%(?!\\p{XDigit}{2})|[^\\x00-\\xff]");

  private PercentCoding() {}

  /**
   * Decodes strictly: returns empty if a percent sign is not followed by a byte, or if the bytes
   * are not UTF-8. Replacement characters would make a look-up search for a value that was not
   * sent.
   */
  public static Optional<String> decode(String encoded) {
    if (NOT_ENCODED.matcher(encoded).find()) {
      return Optional.empty();
    }
    try {
      String bytes = URLDecoder.decode(encoded, StandardCharsets.ISO_8859_1);
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
              .toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }
}
