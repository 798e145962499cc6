package dev.cardfile.transfer.mapping.heading;

import dev.cardfile.location.CustomFieldType;
import dev.cardfile.transfer.mapping.Mapping;
import java.util.List;

/** Where the cells of a column go. */
public sealed interface Target {

  /** That of columns which fit nothing: they are named once, by the {@link Mapping}. */
  Target NONE = new None();

  /**
   * A field that every contact has.
   *
   * @param place which of several addresses a part of an address belongs to, from 1
   */
  record Known(Field field, int place) implements Target {
    public Known(Field field) {
      this(field, 1);
    }
  }

  /**
   * A custom field.
   *
   * @param key without {@code contact.}
   * @param isNew whether the location has no such field yet: it has to be made first
   */
  record Custom(String key, String name, CustomFieldType type, boolean isNew) implements Target {}

  /** What an import wrote of an earlier one: left out. */
  record Outcome() implements Target {

    /** Under which an import writes it, in this order. */
    public static final List<String> NAMES =
        List.of("_row", "_outcome", "_contactId", "_code", "_message");

    /** How the names begin in a vCard, instead of with an underscore. */
    public static final String CARD_PREFIX = "X-CARDFILE-";
  }

  record None() implements Target {}
}
