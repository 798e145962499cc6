package dev.cardfile.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much a store holds about a person.
 *
 * @param contacts 1 if the contact exists, otherwise 0
 * @param keys the match keys of the contact
 * @param aliases the ids that the contact had elsewhere
 * @param notes those of a deleted contact included; likewise {@code tasks}
 * @param changes the recorded changes, except erased ones, of which only number and time remain
 * @param erasedAt null if the person was not erased
 */
public record PersonalData(
    long contacts,
    long keys,
    long aliases,
    long notes,
    long tasks,
    long changes,
    @Nullable Instant erasedAt) {

  public static final PersonalData NONE = new PersonalData(0, 0, 0, 0, 0, 0, null);

  public boolean areNone() {
    return contacts + keys + aliases + notes + tasks + changes == 0;
  }
}
