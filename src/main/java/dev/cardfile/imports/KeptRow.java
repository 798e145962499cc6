package dev.cardfile.imports;

import dev.cardfile.contact.Alias;
import dev.cardfile.contact.key.MatchKey;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file that was not written, or only in part. It is kept so that its sender can correct
 * it.
 *
 * @param number of the row, from 1; larger than those of all rows if it does not come from the file
 * @param line in which the row begins, from 1; 0 if it does not come from the file
 * @param outcome such as {@code failed}
 * @param contact the id of the contact concerned; null for none
 * @param code the reason, for programs
 * @param message the reason, for people
 * @param content the row as the file has it, as JSON
 * @param person by which the row is found when a person is erased
 */
public record KeptRow(
    long number,
    long line,
    String outcome,
    @Nullable String contact,
    String code,
    String message,
    String content,
    Person person) {

  /** Reports whether the row comes from the file; an undoing adds others. */
  public boolean isOfFile() {
    return line > 0;
  }

  /**
   * The values by which a row identifies a person.
   *
   * @param keys of all e-mails and phones in the row
   * @param alias null for none
   */
  public record Person(Set<MatchKey> keys, @Nullable Alias alias) {
    public static final Person UNKNOWN = new Person(Set.of(), null);

    public Person {
      keys = Set.copyOf(keys);
    }
  }
}
