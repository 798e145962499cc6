package dev.cardfile.contact;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id that a contact had where it was taken over from.
 *
 * @param source says where that is: an id means something in its source only
 */
public record Alias(String source, String id) {

  /** The source of the ids that contacts have in another location of any Cardfile. */
  public static final String CARDFILE = "cardfile";

  public static final int MAX_SOURCE_LENGTH = 64;
  public static final int MAX_ID_LENGTH = 255;

  /** So long that nobody means something else by it, such as a number or a name. */
  private static final Pattern DISTINCT = Pattern.compile("[0-9A-Za-z_-]{15,64}");

  /** The id of a contact that may be of this very location; null where it is none. */
  public @Nullable ContactId own() {
    return source.equals(CARDFILE) ? new ContactId(id) : null;
  }

  /** Whether an id of this kind may be sent where the id of a contact belongs. */
  public static boolean mayStandForContact(String id) {
    return DISTINCT.matcher(id).matches();
  }
}
