package dev.cardfile.location;

import dev.cardfile.contact.Tags;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A tag on a location's list. Labels that differ only in case are the same tag.
 *
 * @param label the tag as it was written; contacts have it in lower case
 */
public record LocationTag(String id, String label) {

  /**
   * The number of tags to which requests can extend a list. Tags that contacts have are always
   * listed, even beyond it.
   */
  public static final int MAX_COUNT = 10_000;

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int ID_LENGTH = 20;

  /** Returns the tag as contacts hold it. */
  public String name() {
    return Tags.normalized(label);
  }

  /**
   * Derives the id of a tag that is listed because a contact has it. Removing a name from the list
   * raises the location's revision, so a tag that is listed again later has another id.
   *
   * @param revision the location's revision when the tag was listed; 0 for a tag that was listed
   *     before tags had ids
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
