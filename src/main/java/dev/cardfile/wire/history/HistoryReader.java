package dev.cardfile.wire.history;

import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.PageProperties;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import dev.cardfile.wire.table.Shape.Property.Sent;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads requests for the past of a contact. */
public final class HistoryReader {

  private static final int MAX_LIMIT = 100;
  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_NAME_LENGTH = 64;
  private static final long LAST = 999_999_999_999_999_999L;

  private static final Property.OfString<Integer> LIMIT =
      PageProperties.limit(MAX_LIMIT, DEFAULT_LIMIT);
  private static final Property.OfInteger BEFORE =
      Property.integer("before", 1, LAST, Sent.DIGITS)
          .about("Only changes before the one with this seq.");
  private static final Property.OfString<String> FIELD =
      Property.string("field", MAX_NAME_LENGTH, Format.oneOf(EntryView.FIELDS.names()))
          .about("Only changes of this member of the contact.");
  private static final Property.OfString<Instant> AT =
      Property.string("at", MAX_NAME_LENGTH, Format.INSTANT)
          .about("The contact as it was then: an ISO 8601 date and time, or a date.");

  public static final Shape HISTORY = Shape.of(LIMIT, BEFORE, FIELD);
  public static final Shape PAST = Shape.of(AT);

  /**
   * The changes of a contact that are requested.
   *
   * @param before the number of the change before which they begin; null for the newest
   * @param field the member of the contact that must have changed; null for any
   */
  public record Query(int limit, @Nullable Long before, @Nullable String field) {}

  /** Reads a query as it was sent; null if there is none. */
  public BodyReading<Query> history(@Nullable String query) {
    return RequestReader.query(
        query,
        HISTORY,
        said ->
            new Query(
                said.number(LIMIT, DEFAULT_LIMIT),
                said.integer(BEFORE).given(),
                said.string(FIELD).given()));
  }

  /** Reads the time that is asked for; empty if there is none. */
  public BodyReading<Optional<Instant>> time(@Nullable String query) {
    return RequestReader.query(query, PAST, said -> Optional.ofNullable(said.string(AT).given()));
  }
}
