package dev.cardfile.transfer.mapping.heading;

import dev.cardfile.location.CustomFieldType;
import dev.cardfile.transfer.mapping.Mapping;
import java.util.List;

/** The target of the cells of a column. */
public sealed interface Target {

  /**
   * The target of columns that match no field. Their cells are not reported one by one: the {@link
   * Mapping} lists the columns once.
   */
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
   * @param key without the prefix {@code contact.}
   * @param isNew whether the location does not have the field yet, so that it must be created first
   */
  record Custom(String key, String name, CustomFieldType type, boolean isNew) implements Target {}

  /** A column that an earlier import added to describe the outcome of a row; it is ignored. */
  record Outcome() implements Target {

    /** The headings of these columns, in this order. */
    public static final List<String> NAMES =
        List.of("_row", "_outcome", "_contactId", "_code", "_message");

    /** The prefix of the names in a vCard, in place of the underscore. */
    public static final String CARD_PREFIX = "X-CARDFILE-";
  }

  record None() implements Target {}
}
