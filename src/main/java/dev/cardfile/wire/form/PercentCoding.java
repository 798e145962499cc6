package dev.cardfile.wire.form;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Percent-encoding as queries and forms use it: {@code %40} for a sign, {@code +} for a blank. */
public final class PercentCoding {

  private PercentCoding() {}

  /**
   * Decodes strictly: empty when a percent sign is not followed by a byte, or when the bytes are
   * not UTF-8, because a look-up must never use replacement characters.
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
