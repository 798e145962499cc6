package dev.cardfile.activity;

import dev.cardfile.contact.ContactId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to be done about a contact.
 *
 * @param title not blank
 * @param assignedTo the id of a user, as the caller has sent it
 * @param dueDate in milliseconds precision
 */
public record Task(
    String id,
    ContactId contact,
    String title,
    @Nullable String body,
    @Nullable String assignedTo,
    Instant dueDate,
    boolean completed,
    Instant dateAdded)
    implements Activity {

  @Override
  public int length() {
    return body == null ? 0 : body.codePointCount(0, body.length());
  }
}
