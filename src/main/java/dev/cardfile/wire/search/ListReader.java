package dev.cardfile.wire.search;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonString;
import dev.cardfile.location.Location;
import dev.cardfile.search.Cursor;
import dev.cardfile.search.Search;
import dev.cardfile.search.SortField;
import dev.cardfile.search.Sorting;
import dev.cardfile.search.TextSearch;
import dev.cardfile.search.Value;
import dev.cardfile.wire.contact.DuplicateReader;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import dev.cardfile.wire.table.Shape.Property.Sent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the query of a list of contacts. A blank parameter counts as absent. */
public final class ListReader {

  static final int DEFAULT_LIMIT = 20;
  static final int MAX_LIMIT = 100;

  private static final Instant LAST_TIME = Instant.ofEpochMilli(IdSequence.LAST_MILLIS);

  private static final int MAX_CODE_LENGTH = 64;

  private static final String BY_CREATION = "date_added";
  private static final String BY_UPDATE = "date_updated";
  private static final String ASCENDING = "asc";
  private static final String DESCENDING = "desc";

  private static final Property.OfString<String> LOCATION_ID =
      ObjectReader.LOCATION_ID.about("The id of the token's location, which is also the default.");
  private static final Property.OfInteger LIMIT =
      Property.integer("limit", 1, MAX_LIMIT, Sent.DIGITS)
          .about("The maximum number; " + DEFAULT_LIMIT + " by default.");
  private static final Property.OfString<String> EMAIL =
      Property.string("email", Property.UNBOUNDED, Format.TEXT)
          .about("Only the contacts that hold this e-mail, as a primary or an additional one.");
  private static final Property.OfString<String> PHONE =
      Property.string("phone", Property.UNBOUNDED, Format.TEXT)
          .about("Only the contacts that hold this phone, as a primary or an additional one.");
  private static final Property.OfString<String> ORDER =
      Property.string("order", MAX_CODE_LENGTH, Format.oneOf(List.of(ASCENDING, DESCENDING)));
  private static final Property.OfString<String> SORT_BY =
      Property.string("sortBy", MAX_CODE_LENGTH, Format.oneOf(List.of(BY_CREATION, BY_UPDATE)));
  static final Property.OfInteger START_AFTER =
      Property.integer("startAfter", 0, IdSequence.LAST_MILLIS, Sent.DIGITS)
          .about("The startAfter of a page: the list continues after it.");
  static final Property.OfString<String> START_AFTER_ID =
      Property.string("startAfterId", MAX_CODE_LENGTH, Format.TEXT)
          .about("The startAfterId of a page: the list continues after it.");
  static final Property.OfInteger PAGE =
      Property.integer("page", 1, Integer.MAX_VALUE - 1, Sent.DIGITS)
          .about("The number of the page, from 1.");

  public static final Shape SHAPE =
      Shape.of(
          LOCATION_ID,
          LIMIT,
          SearchReader.WORDS,
          EMAIL,
          PHONE,
          ORDER,
          SORT_BY,
          START_AFTER,
          START_AFTER_ID,
          PAGE);

  /** The parameters that differ between the pages of a list. */
  private static final Set<String> PLACE =
      Set.of(START_AFTER.name(), START_AFTER_ID.name(), PAGE.name());

  /**
   * Reads a query. Never throws, whatever was sent.
   *
   * @param query percent-encoded; null if there is none
   * @param own the token's location, which is the default
   */
  public BodyReading<Listing> read(@Nullable String query, Location own) {
    return RequestReader.queryIn(own.id(), query, SHAPE, said -> new Pass(said, own).read());
  }

  /** The state of reading one query. */
  private static final class Pass {

    private final ObjectReader said;
    private final Location own;

    Pass(ObjectReader said, Location own) {
      this.said = said;
      this.own = own;
    }

    Listing read() {
      int limit = integer(LIMIT, DEFAULT_LIMIT);
      TextSearch wanted = wanted();
      boolean oldestFirst = ASCENDING.equals(text(ORDER));
      boolean byUpdate = BY_UPDATE.equals(text(SORT_BY));
      Sorting sorting = sorting(byUpdate, oldestFirst);
      int page = integer(PAGE, 1);
      Search.Start start = start(byUpdate, oldestFirst, page, limit);
      return new Listing(
          new Search(wanted.filter(), sorting.behind(wanted.leading()), start, limit + 1),
          limit,
          page,
          kept());
    }

    /**
     * Returns which contacts the query selects. An e-mail or phone that is not valid matches
     * nobody.
     */
    private TextSearch wanted() {
      String region = own.phoneRegion(null);
      TextSearch wanted = TextSearch.exact(text(SearchReader.WORDS), region);
      String email = text(EMAIL);
      if (email != null) {
        wanted = wanted.and(TextSearch.email(DuplicateReader.decoded(email).orElse(email)));
      }
      String phone = text(PHONE);
      return phone == null ? wanted : wanted.and(TextSearch.phone(phone, region));
    }

    private static Sorting sorting(boolean byUpdate, boolean oldestFirst) {
      if (!byUpdate) {
        return oldestFirst ? Sorting.OLDEST_FIRST : Sorting.NEWEST_FIRST;
      }
      return new Sorting(
          List.of(new Sorting.Key(SortField.DATE_UPDATED, !oldestFirst)), oldestFirst);
    }

    private Search.Start start(boolean byUpdate, boolean oldestFirst, long page, int limit) {
      Long after = said.integer(START_AFTER).given();
      String id = text(START_AFTER_ID);
      if (after == null && id == null) {
        return offset(page, limit);
      }
      if (after == null && byUpdate) {
        said.refuse(START_AFTER, Requirement.NOT_EMPTY);
      }
      Instant time = Instant.ofEpochMilli(after == null ? 0 : after);
      ContactId place = id == null ? edge(byUpdate, time, oldestFirst) : new ContactId(id);
      List<@Nullable Value> values = byUpdate ? List.of(Value.of(time)) : List.of();
      return new Search.Start.After(new Cursor(values, place));
    }

    /**
     * Returns the id that the list continues after if only a time was sent. It comes after every
     * contact with that time: those created in that millisecond, or, in a list by update, those of
     * any id.
     */
    private static ContactId edge(boolean byUpdate, Instant time, boolean oldestFirst) {
      if (oldestFirst) {
        return IdSequence.lastOf(byUpdate ? LAST_TIME : time);
      }
      return IdSequence.firstOf(byUpdate ? Instant.EPOCH : time);
    }

    private Search.Start offset(long page, int limit) {
      long from = (page - 1) * limit;
      if (from + limit > SearchReader.MAX_REACH) {
        said.refuse(PAGE, Requirement.withinReach(SearchReader.MAX_REACH, START_AFTER_ID.name()));
        return new Search.Start.Offset(0);
      }
      return new Search.Start.Offset((int) from);
    }

    private @Nullable String text(Property.OfString<String> property) {
      return said.string(property).given();
    }

    private int integer(Property.OfInteger property, int otherwise) {
      Long number = said.integer(property).given();
      return number == null ? otherwise : Math.toIntExact(number);
    }

    private SequencedMap<String, List<String>> kept() {
      SequencedMap<String, List<String>> kept = new LinkedHashMap<>();
      said.members()
          .forEach((name, value) -> {
            if (!PLACE.contains(name)) {
              kept.put(name, texts(value));
            }
          });
      return kept;
    }

    private static List<String> texts(Json value) {
      return switch (value) {
        case JsonString(String text) -> List.of(text);
        case JsonArray(List<Json> items) ->
            items.stream().flatMap(item -> texts(item).stream()).toList();
        default -> throw new IllegalStateException("a query has texts only");
      };
    }
  }
}
