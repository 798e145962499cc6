package dev.cardfile.activity;

import dev.cardfile.contact.ContactId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A text about a contact.
 *
 * @param body not blank
 * @param color any text that the caller uses for a colour
 * @param userId the id of the author, as the caller has sent it
 */
public record Note(
    String id,
    ContactId contact,
    String body,
    @Nullable String title,
    @Nullable String color,
    @Nullable String userId,
    boolean pinned,
    Instant dateAdded)
    implements Activity {

  @Override
  public int length() {
    return body.codePointCount(0, body.length());
  }
}
