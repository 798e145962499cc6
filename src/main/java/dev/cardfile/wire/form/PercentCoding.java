package dev.cardfile.wire.form;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Percent-encoding as in queries and forms: {@code %40} for an at sign, {@code +} for a space. */
public final class PercentCoding {

  private PercentCoding() {}

  /**
   * Decodes strictly: returns empty if a percent sign is not followed by a byte, or if the bytes
   * are not UTF-8. Replacement characters would make a look-up search for a value that was not
   * sent.
   */
  public static Optional<String> decode(String encoded) {
    try {
      String bytes = URLDecoder.decode(encoded, StandardCharsets.ISO_8859_1);
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
              .toString());
    } catch (IllegalArgumentException | CharacterCodingException notEncoded) {
      return Optional.empty();
    }
  }
}
