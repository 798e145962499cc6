package dev.cardfile.upsert.request;

import dev.cardfile.contact.Edit;
import dev.cardfile.contact.PersonName;
import org.jspecify.annotations.Nullable;

/**
 * What a caller sends as a person's name. The full name is used only where neither the first nor
 * the last name has a value: its first word is the first name, the rest the last name.
 *
 * <p>All names are trimmed, with single spaces between words.
 */
public record NameEdit(Edit<String> first, Edit<String> last, Edit<String> full) {

  public static final NameEdit KEEP = new NameEdit(Edit.keep(), Edit.keep(), Edit.keep());

  public PersonName over(PersonName current) {
    if (!usesFull()) {
      return new PersonName(first.over(current.first()), last.over(current.last()));
    }
    return switch (full) {
      case Edit.Keep<String> keep ->
          new PersonName(first.over(current.first()), last.over(current.last()));
      case Edit.Clear<String> clear -> PersonName.UNKNOWN;
      case Edit.Put<String>(String words) -> split(words, current);
    };
  }

  /**
   * Returns the full name if one was sent, is not used, and differs from the resulting name;
   * otherwise null.
   */
  public @Nullable String ignoredFull(PersonName result) {
    String given = full.given();
    return given == null || usesFull() || given.equals(result.full()) ? null : given;
  }

  /**
   * Returns the first and last name that the full name stands for, if it is used and has a value;
   * otherwise null.
   */
  public @Nullable PersonName usedFull() {
    String words = full.given();
    return words == null || !usesFull() ? null : split(words, PersonName.UNKNOWN);
  }

  /** Reports whether the full name is used, because neither of the other names has a value. */
  public boolean usesFull() {
    return first.given() == null && last.given() == null;
  }

  private PersonName split(String words, PersonName current) {
    int blank = words.indexOf(' ');
    if (blank < 0) {
      return new PersonName(words, last.over(current.last()));
    }
    return new PersonName(words.substring(0, blank), words.substring(blank + 1));
  }
}
