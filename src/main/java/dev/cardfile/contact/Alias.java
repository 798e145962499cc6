package dev.cardfile.contact;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id of a contact in the system that it was taken over from.
 *
 * @param source the name of that system; an id is unique only within its source
 */
public record Alias(String source, String id) {

  /** The source for contacts that come from another location of this or another Cardfile. */
  public static final String CARDFILE = "cardfile";

  public static final int MAX_SOURCE_LENGTH = 64;
  public static final int MAX_ID_LENGTH = 255;

  /** Long enough to be an id, rather than a number or a name that was sent by mistake. */
  private static final Pattern DISTINCT = Pattern.compile("[0-9A-Za-z_-]{15,64}");

  /**
   * Returns the id as one that a contact of this location may have; null if the source is not
   * {@link #CARDFILE}.
   */
  public @Nullable ContactId own() {
    return source.equals(CARDFILE) ? new ContactId(id) : null;
  }

  /** Reports whether requests may use an alias with this id in place of a contact's own id. */
  public static boolean mayStandForContact(String id) {
    return DISTINCT.matcher(id).matches();
  }
}
