package dev.cardfile.wire;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.location.LocationId;
import dev.cardfile.search.Cursor;
import dev.cardfile.search.Filter;
import dev.cardfile.search.FreeText;
import dev.cardfile.search.Search;
import dev.cardfile.search.SortField;
import dev.cardfile.search.Sorting;
import dev.cardfile.search.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the query of a list of contacts. What is blank is as absent. */
public final class ListReader {

  static final int DEFAULT_LIMIT = 20;
  static final int MAX_LIMIT = 100;

  private static final int MAX_CODE_LENGTH = 64;

  static final String START_AFTER = "startAfter";
  static final String START_AFTER_ID = "startAfterId";
  static final String PAGE = "page";

  private static final String LOCATION_ID = "locationId";
  private static final String BY_CREATION = "date_added";
  private static final String BY_UPDATE = "date_updated";
  private static final String ASCENDING = "asc";
  private static final String DESCENDING = "desc";

  /** Said anew for each page. */
  private static final Set<String> PLACE = Set.of(START_AFTER, START_AFTER_ID, PAGE);

  /**
   * Reads a query. It throws nothing, whatever was sent.
   *
   * @param query still percent-encoded; null without one
   * @param own the token's location, which counts when the query names none
   */
  public BodyReading<Listing> read(@Nullable String query, LocationId own) {
    return switch (QueryReader.read(query)) {
      case QueryReader.Parsed.Unreadable(Problem problem) -> new BodyReading.Refused<>(problem);
      case QueryReader.Parsed.Query(Json.Members members) -> new Pass(members, own).read();
    };
  }

  /** The reading of one query. */
  private static final class Pass {

    private final Json.Members query;
    private final LocationId own;
    private final Violations violations = new Violations();
    private final StringReader strings = new StringReader(violations);
    private final IntegerReader integers = new IntegerReader(violations);

    Pass(Json.Members query, LocationId own) {
      this.query = query;
      this.own = own;
    }

    BodyReading<Listing> read() {
      String location = text(LOCATION_ID, Integer.MAX_VALUE, Format.TEXT);
      if (location != null && !location.equals(own.value())) {
        return new BodyReading.Refused<>(new Problem.ForeignLocation());
      }
      int limit = (int) integer("limit", MAX_LIMIT).orElse(DEFAULT_LIMIT);
      String words = text("query", SearchReader.MAX_QUERY_LENGTH, Format.TEXT);
      boolean oldestFirst = ASCENDING.equals(choice("order", List.of(ASCENDING, DESCENDING)));
      boolean byUpdate = BY_UPDATE.equals(choice("sortBy", List.of(BY_CREATION, BY_UPDATE)));
      Sorting sorting = sorting(byUpdate, oldestFirst);
      OptionalLong page = integer(PAGE, Integer.MAX_VALUE - 1);
      Search.Start start = start(byUpdate, oldestFirst, page.orElse(1), limit);
      if (violations.count() > 0) {
        return new BodyReading.Refused<>(new Problem.Invalid(violations.inOrder()));
      }
      Filter filter = words == null ? Filter.everybody() : FreeText.of(words);
      return new BodyReading.Accepted<>(
          new Listing(
              new Search(filter, sorting, start, limit + 1), limit, (int) page.orElse(1), kept()));
    }

    private static Sorting sorting(boolean byUpdate, boolean oldestFirst) {
      if (!byUpdate) {
        return oldestFirst ? Sorting.OLDEST_FIRST : Sorting.NEWEST_FIRST;
      }
      return new Sorting(
          List.of(new Sorting.Key(SortField.DATE_UPDATED, !oldestFirst)), oldestFirst);
    }

    private Search.Start start(boolean byUpdate, boolean oldestFirst, long page, int limit) {
      OptionalLong after =
          integers.inQuery(START_AFTER, query.get(START_AFTER), 0, IdSequence.LAST_MILLIS);
      String id = text(START_AFTER_ID, MAX_CODE_LENGTH, Format.TEXT);
      if (after.isEmpty() && id == null) {
        return offset(page, limit);
      }
      if (after.isEmpty() && byUpdate) {
        violations.refuse(START_AFTER, Requirement.NOT_EMPTY);
      }
      Instant time = Instant.ofEpochMilli(after.orElse(0));
      ContactId place = id == null ? edge(time, oldestFirst) : new ContactId(id);
      List<@Nullable Value> values = byUpdate ? List.of(Value.of(time)) : List.of();
      return new Search.Start.After(new Cursor(values, place));
    }

    /** A time alone: what follows was made before its millisecond, or after it. */
    private static ContactId edge(Instant time, boolean oldestFirst) {
      return oldestFirst ? IdSequence.lastOf(time) : IdSequence.firstOf(time);
    }

    private Search.Start offset(long page, int limit) {
      long from = (page - 1) * limit;
      if (from + limit > SearchReader.MAX_REACH) {
        violations.refuse(PAGE, Requirement.withinReach(SearchReader.MAX_REACH, START_AFTER_ID));
        return new Search.Start.Offset(0);
      }
      return new Search.Start.Offset((int) from);
    }

    private OptionalLong integer(String name, long most) {
      return integers.inQuery(name, query.get(name), 1, most);
    }

    private @Nullable String choice(String name, List<String> choices) {
      return text(name, MAX_CODE_LENGTH, Format.oneOf(choices));
    }

    private @Nullable String text(String name, int maxLength, Format<String> format) {
      Json value = query.get(name);
      return value == null
          ? null
          : strings.read(Subject.of(name), value, maxLength, format).given();
    }

    private SequencedMap<String, List<String>> kept() {
      SequencedMap<String, List<String>> kept = new LinkedHashMap<>();
      query
          .all()
          .forEach((name, value) -> {
            if (!PLACE.contains(name)) {
              kept.put(name, texts(value));
            }
          });
      return kept;
    }

    private static List<String> texts(Json value) {
      return switch (value) {
        case Json.Text(String text) -> List.of(text);
        case Json.Items(List<Json> items) ->
            items.stream().flatMap(item -> texts(item).stream()).toList();
        default -> throw new IllegalStateException("a query has texts only");
      };
    }
  }
}
