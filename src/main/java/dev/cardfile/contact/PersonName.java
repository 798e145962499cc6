package dev.cardfile.contact;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A person's first and last name, either of which may be unknown (null, never blank). */
public record PersonName(@Nullable String first, @Nullable String last) {

  public static final PersonName UNKNOWN = new PersonName(null, null);

  /** First and last name with a blank between them; null when both are unknown. */
  public @Nullable String full() {
    if (first == null) {
      return last;
    }
    return last == null ? first : first + " " + last;
  }

  /** The lower-case form that answers carry beside each name. */
  public static @Nullable String lowerCase(@Nullable String name) {
    return name == null ? null : name.toLowerCase(Locale.ROOT);
  }
}
