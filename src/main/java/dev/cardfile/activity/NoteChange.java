package dev.cardfile.activity;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Edit;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a caller sends of a note. Whatever is null or kept is unchanged.
 *
 * @param body null, or not blank
 */
public record NoteChange(
    @Nullable String body,
    Edit<String> title,
    Edit<String> color,
    Edit<String> userId,
    @Nullable Boolean pinned)
    implements ActivityChange<Note> {

  @Override
  public Note create(String id, ContactId contact, Instant now) {
    return new Note(
        id,
        contact,
        Objects.requireNonNull(body, "a note's body"),
        title.given(),
        color.given(),
        userId.given(),
        pinned != null && pinned,
        now);
  }

  @Override
  public Note over(Note before) {
    return new Note(
        before.id(),
        before.contact(),
        body == null ? before.body() : body,
        title.over(before.title()),
        color.over(before.color()),
        userId.over(before.userId()),
        pinned == null ? before.pinned() : pinned,
        before.dateAdded());
  }
}
