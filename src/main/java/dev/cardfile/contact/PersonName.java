package dev.cardfile.contact;

import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A person's first and last name, either of which may be unknown (null, never blank). */
public record PersonName(@Nullable String first, @Nullable String last) {

  public static final PersonName UNKNOWN = new PersonName(null, null);

  /** First and last name with a blank between them; null when both are unknown. */
  public @Nullable String full() {
    if (first == null && last == null) {
      return null;
    }
    StringJoiner words = new StringJoiner(" ");
    if (first != null) {
      words.add(first);
    }
    if (last != null) {
      words.add(last);
    }
    return words.toString();
  }

  /** The lower-case form that answers carry beside each name. */
  public static @Nullable String lowerCase(@Nullable String name) {
    return name == null ? null : name.toLowerCase(Locale.ROOT);
  }
}
