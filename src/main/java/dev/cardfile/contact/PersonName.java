package dev.cardfile.contact;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A person's first and last name, either of which may be unknown (null, never blank). */
public record PersonName(@Nullable String first, @Nullable String last) {

  public static final PersonName UNKNOWN = new PersonName(null, null);

  /** Returns the first and last name with a space between them; null if both are unknown. */
  public @Nullable String full() {
    if (first == null) {
      return last;
    }
    return last == null ? first : first + " " + last;
  }

  /** Returns a name in lower case, as answers show it beside each name. */
  public static @Nullable String lowerCase(@Nullable String name) {
    return name == null ? null : name.toLowerCase(Locale.ROOT);
  }
}
