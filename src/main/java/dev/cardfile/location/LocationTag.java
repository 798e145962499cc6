package dev.cardfile.location;

import dev.cardfile.contact.Tags;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A tag on a location's list. Two that differ in case only are one.
 *
 * @param label the tag as it was written; contacts have it in lower case
 */
public record LocationTag(String id, String label) {

  /** More are not added to a location's list by hand; those of contacts always are. */
  public static final int MAX_COUNT = 10_000;

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int ID_LENGTH = 20;

  /** The tag as contacts have it. */
  public String name() {
    return Tags.normalized(label);
  }

  /**
   * The id of a tag that comes onto the list because a contact has it. Taking a name off a list
   * raises the location's revision, so a tag that comes back later has another id.
   *
   * @param revision the location's, when the tag came; 0 for one that came before tags had ids
   */
  public static String idOf(LocationId location, long revision, String name) {
    BigInteger rest =
        new BigInteger(1, sha256("%s/%d/%s".formatted(location.value(), revision, name)));
    BigInteger base = BigInteger.valueOf(DIGITS.length());
    StringBuilder id = new StringBuilder(ID_LENGTH);
    for (int i = 0; i < ID_LENGTH; i++) {
      BigInteger[] parts = rest.divideAndRemainder(base);
      id.append(DIGITS.charAt(parts[1].intValue()));
      rest = parts[0];
    }
    return id.toString();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
