package dev.cardfile.activity;

import dev.cardfile.contact.ContactId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A text about a contact.
 *
 * @param body not blank
 * @param color as the caller names it
 * @param userId who wrote it, as the caller says
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
