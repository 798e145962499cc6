package dev.cardfile.imports;

import org.jspecify.annotations.Nullable;

/**
 * A row of a file that was not written, or not wholly, kept so that its sender can mend it.
 *
 * @param number of the row, from 1
 * @param line of the file in which it begins, from 1
 * @param outcome such as {@code failed}
 * @param contact whom it is about; null for nobody
 * @param code why, for programs
 * @param message why, for people
 * @param content as the file has it, as JSON
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

  /** What a row says of whom it is about; null for what it does not say. */
  public record Person(@Nullable String email, @Nullable String phone, @Nullable String alias) {
    public static final Person UNKNOWN = new Person(null, null, null);
  }
}
