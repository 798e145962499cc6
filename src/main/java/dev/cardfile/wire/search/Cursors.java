package dev.cardfile.wire.search;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.json.Characters;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonNull;
import dev.cardfile.json.JsonNumber;
import dev.cardfile.json.JsonString;
import dev.cardfile.search.Cursor;
import dev.cardfile.search.SortField;
import dev.cardfile.search.Sorting;
import dev.cardfile.search.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The wire form of cursors, {@code searchAfter}: the value of each sort key, then the time when the
 * contact was added, in milliseconds, and its id. Without sort keys this is HighLevel's {@code
 * [milliseconds, id]}.
 */
final class Cursors {

  private static final int MAX_ID_LENGTH = 64;

  /** The maximum length of a sort key's text. A longer one cannot come from {@link #write}. */
  private static final int MAX_TEXT_LENGTH = 2048;

  private static final int ADDED_AND_ID = 2;

  private Cursors() {}

  static Json write(Contact contact, Sorting sorting) {
    List<Json> items = new ArrayList<>();
    Cursor cursor = sorting.at(contact);
    for (Value value : cursor.values()) {
      items.add(
          switch (value) {
            case null -> new JsonNull();
            case Value.Text(String text) -> new JsonString(text);
            case Value.Whole(long number) -> new JsonNumber(BigDecimal.valueOf(number));
            case Value.Decimal(double number) -> new JsonNumber(BigDecimal.valueOf(number));
          });
    }
    items.add(new JsonNumber(BigDecimal.valueOf(contact.dateAdded().toEpochMilli())));
    items.add(new JsonString(cursor.id().value()));
    return new JsonArray(items);
  }

  /** Reads what {@link #write} has written; returns empty for anything else. */
  static Optional<Cursor> read(Json value, Sorting sorting) {
    int keys = sorting.keys().size();
    if (!(value instanceof JsonArray(List<Json> items))
        || items.size() != keys + ADDED_AND_ID
        || !(items.get(keys) instanceof JsonNumber)
        || !(items.get(keys + 1) instanceof JsonString(String id))
        || !isPlain(id, MAX_ID_LENGTH)) {
      return Optional.empty();
    }
    List<@Nullable Value> values = new ArrayList<>();
    for (int i = 0; i < keys; i++) {
      Json item = items.get(i);
      Value place = place(item, sorting.keys().get(i).field());
      if (place == null && !(item instanceof JsonNull)) {
        return Optional.empty();
      }
      values.add(place);
    }
    return Optional.of(new Cursor(values, new ContactId(id)));
  }

  private static @Nullable Value place(Json item, SortField field) {
    return switch (field) {
      case DATE_UPDATED -> item instanceof JsonNumber(BigDecimal number) ? whole(number) : null;
      case FIRST_NAME, LAST_NAME, EMAIL, PHONE, COMPANY_NAME -> text(item);
      case CITY, STATE, POSTAL_CODE, SOURCE, DATE_OF_BIRTH -> text(item);
    };
  }

  private static @Nullable Value whole(BigDecimal number) {
    return TimeSpan.of(number).map(span -> new Value.Whole(span.from())).orElse(null);
  }

  private static @Nullable Value text(Json item) {
    return item instanceof JsonString(String text) && isPlain(text, MAX_TEXT_LENGTH)
        ? new Value.Text(text)
        : null;
  }

  private static boolean isPlain(String text, int maxLength) {
    return Characters.areWellFormed(text) && Characters.count(text) <= maxLength;
  }
}
