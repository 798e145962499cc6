package dev.cardfile.wire.search;

import dev.cardfile.contact.Email;
import dev.cardfile.json.Characters;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonNull;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonReader;
import dev.cardfile.json.JsonString;
import dev.cardfile.location.Location;
import dev.cardfile.search.Cursor;
import dev.cardfile.search.Filter;
import dev.cardfile.search.Search;
import dev.cardfile.search.SortField;
import dev.cardfile.search.Sorting;
import dev.cardfile.search.TextSearch;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.IntegerReader;
import dev.cardfile.wire.table.LocationIdReader;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import dev.cardfile.wire.table.StringReader;
import dev.cardfile.wire.table.Subject;
import dev.cardfile.wire.table.Violations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads the body of a search. */
public final class SearchReader {

  static final int MAX_LIMIT = 500;
  static final int MAX_REACH = 10_000;
  private static final int MAX_QUERY_LENGTH = 75;
  static final int MAX_SORTS = 5;

  /** What is typed to find somebody, here and in queries. */
  static final Property.OfString<String> WORDS =
      Property.string("query", Property.UNBOUNDED, searched())
          .about(
              "Beginnings of words in the name, the company name or the e-mail; digits may also be"
                  + " the beginning or the end of the phone; or a whole tag. A whole e-mail or"
                  + " phone finds its holders first, in GET /contacts/ nobody else. At most "
                  + MAX_QUERY_LENGTH
                  + " characters, an e-mail "
                  + Email.MAX_LENGTH
                  + ".");

  private static final Property.OfString<String> LOCATION_ID = LocationIdReader.PROPERTY;
  private static final Property.OfInteger PAGE_LIMIT =
      Property.integer("pageLimit", 1, MAX_LIMIT).about("The maximum number of contacts.");
  private static final Property.OfInteger PAGE =
      Property.integer("page", 1, MAX_REACH)
          .orNull()
          .about("From 1, within the first " + MAX_REACH + " contacts.");
  private static final Property.Other SEARCH_AFTER =
      new Property.Other(
          "searchAfter",
          Schema.list(Schema.ANY)
              .orNull()
              .about("The searchAfter of a contact: the page begins after it."));
  private static final Property.OfString<String> QUERY = WORDS.orNull();
  private static final Property.Other FILTERS =
      new Property.Other(FilterReader.FILTERS, FilterReader.SCHEMA.orNull());
  private static final Property.OfString<String> SORT_FIELD =
      Property.string("field", Property.UNBOUNDED, Format.oneOf(SearchNames.sortFields()));
  private static final Property.OfString<String> DIRECTION =
      Property.string("direction", MAX_QUERY_LENGTH, Format.oneOf(List.of("asc", "desc"))).orNull();
  private static final Property.OfObjects SORT =
      Property.objects("sort", MAX_SORTS, Shape.of(SORT_FIELD, DIRECTION).requiring(SORT_FIELD))
          .orNull();

  public static final Shape SHAPE =
      Shape.of(LOCATION_ID, PAGE_LIMIT, PAGE, SEARCH_AFTER, QUERY, FILTERS, SORT)
          .requiring(LOCATION_ID, PAGE_LIMIT);

  private static Format<String> searched() {
    return new Format<>(
        text -> Optional.of(text).filter(SearchReader::isShortEnough),
        Requirement.shortEnough(MAX_QUERY_LENGTH),
        () -> Schema.STRING.with("maxLength", Email.MAX_LENGTH),
        "");
  }

  /** Only a whole e-mail address may be longer than what people type. */
  private static boolean isShortEnough(String text) {
    int length = Characters.count(text);
    return length <= MAX_QUERY_LENGTH
        || (length <= Email.MAX_LENGTH && Email.parse(text).isPresent());
  }

  /**
   * Reads a search. It throws nothing, whatever the bytes.
   *
   * @param body unpacked, and bounded by the caller
   * @param location that of the token
   */
  public BodyReading<Search> read(byte[] body, Location location) {
    return switch (JsonReader.read(body)) {
      case JsonReader.Parsed.Unreadable none -> new BodyReading.Refused<>(Problem.of(none));
      case JsonReader.Parsed.Body(JsonObject members) -> new Pass(members, location).read();
    };
  }

  /** The reading of one body. */
  private static final class Pass {

    private final JsonObject body;
    private final Location location;
    private final Violations violations = new Violations();
    private final StringReader strings = new StringReader(violations);
    private final IntegerReader integers = new IntegerReader(violations);
    private final FilterReader filters;
    private @Nullable String unknownSort;

    Pass(JsonObject body, Location location) {
      this.body = body;
      this.location = location;
      this.filters = new FilterReader(location, violations);
    }

    BodyReading<Search> read() {
      if (isForeign()) {
        return new BodyReading.Refused<>(new Problem.ForeignLocation());
      }
      SHAPE.check(body, violations);
      locationId();
      int limit = limit();
      OptionalLong page = integers.inBody(PAGE, body);
      TextSearch query = query();
      Filter filter = filters.read(body.get(FILTERS.name()));
      Sorting sorting = sorting();
      Search.Start start = start(page, limit, sorting);
      if (violations.count() > 0) {
        return new BodyReading.Refused<>(new Problem.Invalid(violations.inOrder()));
      }
      Optional<Problem> unknown = filters.unknownField().or(this::unknownSort);
      if (unknown.isPresent()) {
        return new BodyReading.Refused<>(unknown.get());
      }
      return new BodyReading.Accepted<>(
          new Search(query.filter().and(filter), sorting.behind(query.leading()), start, limit));
    }

    private Optional<Problem> unknownSort() {
      return Optional.ofNullable(unknownSort)
          .map(name -> new Problem.InvalidField(name, SearchNames.sortFields()));
    }

    private boolean isForeign() {
      return body.get(LOCATION_ID.name()) instanceof JsonString(String text)
          && !Characters.strip(text).isEmpty()
          && !Characters.strip(text).equals(location.id().value());
    }

    private void locationId() {
      Json value = body.get(LOCATION_ID.name());
      if (value == null || value instanceof JsonNull) {
        violations.refuse(LOCATION_ID.name(), Requirement.DEFINED);
      } else if (!(value instanceof JsonString(String text))) {
        violations.refuse(LOCATION_ID.name(), Requirement.STRING);
      } else if (Characters.strip(text).isEmpty()) {
        violations.refuse(LOCATION_ID.name(), Requirement.DEFINED);
      }
    }

    private int limit() {
      Json value = body.get(PAGE_LIMIT.name());
      if (value == null || value instanceof JsonNull) {
        violations.refuse(PAGE_LIMIT.name(), Requirement.NOT_EMPTY);
      }
      return (int) integers.inBody(PAGE_LIMIT, body).orElse(1);
    }

    private TextSearch query() {
      Json value = body.get(QUERY.name());
      if (value == null || value instanceof JsonNull) {
        return TextSearch.EVERYBODY;
      }
      String words =
          strings.read(Subject.of(QUERY.name()), value, QUERY.maxLength(), QUERY.format()).given();
      return TextSearch.broad(words, location.phoneRegion(null));
    }

    private Sorting sorting() {
      Json value = body.get(SORT.name());
      if (value == null || value instanceof JsonNull) {
        return Sorting.NEWEST_FIRST;
      }
      if (!(value instanceof JsonArray(List<Json> items))) {
        violations.refuse(SORT.name(), Requirement.ARRAY);
        return Sorting.NEWEST_FIRST;
      }
      if (items.size() > MAX_SORTS) {
        violations.refuse(SORT.name(), Requirement.fewEnough(MAX_SORTS));
        return Sorting.NEWEST_FIRST;
      }
      return sorting(items);
    }

    /** Up to the creation, which leaves nothing to be sorted. */
    private Sorting sorting(List<Json> items) {
      List<Sorting.Key> keys = new ArrayList<>();
      boolean oldestFirst = false;
      boolean sorted = false;
      for (int i = 0; i < items.size(); i++) {
        String path = SORT.name() + "." + i;
        if (!(items.get(i) instanceof JsonObject members)) {
          violations.refuse(path, Requirement.OBJECT);
          continue;
        }
        String name = sortField(path, members.get(SORT_FIELD.name()));
        boolean descending = descending(path, members.get(DIRECTION.name()));
        if (sorted || name == null) {
          continue;
        }
        Optional<SortField> field = SearchNames.sortField(name);
        if (name.equals(SearchNames.CREATION)) {
          oldestFirst = !descending;
          sorted = true;
        } else if (field.isPresent()) {
          keys.add(new Sorting.Key(field.get(), descending));
        } else if (unknownSort == null) {
          unknownSort = name;
        }
      }
      return new Sorting(keys, oldestFirst);
    }

    private @Nullable String sortField(String path, @Nullable Json value) {
      if (value == null || value instanceof JsonNull) {
        violations.refuse(path + "." + SORT_FIELD.name(), Requirement.NOT_EMPTY);
        return null;
      }
      Subject subject = Subject.of(path + "." + SORT_FIELD.name());
      String name = strings.read(subject, value, Integer.MAX_VALUE, Format.TEXT).given();
      if (name == null && value instanceof JsonString(String text) && text.isBlank()) {
        violations.refuse(subject, Requirement.NOT_EMPTY);
      }
      return name;
    }

    private boolean descending(String path, @Nullable Json value) {
      if (value == null || value instanceof JsonNull) {
        return false;
      }
      Subject subject = Subject.of(path + "." + DIRECTION.name());
      return "desc"
          .equals(strings.read(subject, value, DIRECTION.maxLength(), DIRECTION.format()).given());
    }

    private Search.Start start(OptionalLong page, int limit, Sorting sorting) {
      Json after = body.get(SEARCH_AFTER.name());
      if (after == null
          || after instanceof JsonNull
          || (after instanceof JsonArray(List<Json> none) && none.isEmpty())) {
        return offset(page, limit);
      }
      if (page.isPresent()) {
        violations.refuse(PAGE.name(), Requirement.notBeside(SEARCH_AFTER.name()));
      }
      Optional<Cursor> cursor = Cursors.read(after, sorting);
      if (cursor.isEmpty()) {
        violations.refuse(SEARCH_AFTER.name(), Requirement.CURSOR);
        return new Search.Start.Offset(0);
      }
      return new Search.Start.After(cursor.get());
    }

    private Search.Start offset(OptionalLong page, int limit) {
      long from = (page.orElse(1) - 1) * limit;
      if (from + limit > MAX_REACH) {
        violations.refuse(PAGE.name(), Requirement.withinReach(MAX_REACH, SEARCH_AFTER.name()));
      }
      return new Search.Start.Offset((int) from);
    }
  }
}
