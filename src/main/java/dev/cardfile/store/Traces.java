package dev.cardfile.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a store holds of a person, counted.
 *
 * @param contacts 1 when the contact is there
 * @param keys the values by which it is found
 * @param aliases the ids that it had elsewhere
 * @param notes those of a deleted contact are among them, as its tasks are
 * @param changes the recorded ones, without those of which nothing but the number is kept
 * @param erasedAt null when the person was not erased
 */
public record Traces(
    long contacts,
    long keys,
    long aliases,
    long notes,
    long tasks,
    long changes,
    @Nullable Instant erasedAt) {

  public static final Traces NONE = new Traces(0, 0, 0, 0, 0, 0, null);

  public boolean areNone() {
    return contacts + keys + aliases + notes + tasks + changes == 0;
  }
}
