package dev.cardfile.wire.history;

import dev.cardfile.history.Entry;
import dev.cardfile.location.LocationId;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.PageProperties;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import dev.cardfile.wire.table.Shape.Property.Sent;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads requests for the changes of a location. */
public final class ChangesReader {

  private static final int MAX_LIMIT = 1000;
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_WAIT_SECONDS = 30;
  private static final int MAX_LENGTH = 255;

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final Requirement PLACE =
      new Requirement("wrong_format", "must be the seq of a change, or now");
  private static final String NOW = "now";

  /**
   * The position after which the changes begin: that of a change, or, if empty, that of the last
   * change so far.
   */
  private static final Format<OptionalLong> AFTER_FORMAT =
      new Format<>(
          ChangesReader::place,
          PLACE,
          () -> Schema.STRING,
          "Only changes after the one with this seq; now for those to come. 0 by default.");

  private static final Property.OfString<OptionalLong> AFTER =
      Property.string("after", MAX_LENGTH, AFTER_FORMAT);
  private static final Property.OfString<OptionalLong> LAST_EVENT =
      Property.string("Last-Event-ID", MAX_LENGTH, AFTER_FORMAT);
  private static final Property.OfString<Integer> LIMIT =
      PageProperties.limit(MAX_LIMIT, DEFAULT_LIMIT);
  private static final Property.OfString<Set<Entry.Kind>> TYPES =
      Property.string(
          "types",
          MAX_LENGTH,
          new Format<>(
              ChangesReader::kinds,
              new Requirement(
                  "not_a_choice",
                  "must be one or some of the following values, joined by commas: "
                      + String.join(", ", EntryView.types())),
              () -> Schema.STRING,
              "Only changes of these types, joined by commas."));
  private static final Property.OfInteger WAIT =
      Property.integer("wait", 0, MAX_WAIT_SECONDS, Sent.DIGITS)
          .about(
              "The seconds to wait for a change when there is none. A stream ends when none has"
                  + " come for so long; without wait it does not end.");

  public static final Shape SHAPE = Shape.of(ObjectReader.LOCATION_ID, AFTER, LIMIT, TYPES, WAIT);

  /**
   * The changes that are requested.
   *
   * @param after the number of the change after which they begin; empty to return only changes to
   *     come
   * @param waitSeconds null if not sent
   */
  public record Query(
      OptionalLong after, int limit, Set<Entry.Kind> kinds, @Nullable Integer waitSeconds) {

    public boolean wants(Entry entry) {
      return kinds.contains(entry.kind());
    }
  }

  /**
   * Reads a query.
   *
   * @param query the query as it was sent; null if there is none
   * @param lastEvent the {@code Last-Event-ID} header, by which a client that reconnects says where
   *     it has stopped; null if there is none
   */
  public BodyReading<Query> read(
      @Nullable String query, @Nullable String lastEvent, LocationId own) {
    return RequestReader.queryIn(own, query, SHAPE, said -> query(said, lastEvent));
  }

  private static Query query(ObjectReader said, @Nullable String lastEvent) {
    OptionalLong after = said.string(AFTER).given();
    int limit = said.number(LIMIT, DEFAULT_LIMIT);
    Set<Entry.Kind> kinds = said.string(TYPES).given();
    Long wait = said.integer(WAIT).given();
    if (lastEvent != null && !lastEvent.isBlank()) {
      OptionalLong stopped = place(lastEvent.strip()).orElse(null);
      if (stopped == null) {
        said.refuse(LAST_EVENT, PLACE);
      }
      after = stopped;
    }
    return new Query(
        after == null ? OptionalLong.of(0) : after,
        limit,
        kinds == null ? EnumSet.allOf(Entry.Kind.class) : kinds,
        wait == null ? null : Math.toIntExact(wait));
  }

  private static Optional<OptionalLong> place(String text) {
    if (text.equals(NOW)) {
      return Optional.of(OptionalLong.empty());
    }
    return NUMBER.matcher(text).matches()
        ? Optional.of(OptionalLong.of(Long.parseLong(text)))
        : Optional.empty();
  }

  private static Optional<Set<Entry.Kind>> kinds(String text) {
    Set<Entry.Kind> kinds = EnumSet.noneOf(Entry.Kind.class);
    for (String type : List.of(text.split(",", -1))) {
      Optional<Entry.Kind> kind =
          Arrays.stream(Entry.Kind.values())
              .filter(each -> EntryView.type(each).equals(type.strip()))
              .findFirst();
      if (kind.isEmpty()) {
        return Optional.empty();
      }
      kinds.add(kind.get());
    }
    return Optional.of(kinds);
  }
}
