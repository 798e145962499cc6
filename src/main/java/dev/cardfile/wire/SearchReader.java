package dev.cardfile.wire;

import dev.cardfile.location.Location;
import dev.cardfile.search.Cursor;
import dev.cardfile.search.Filter;
import dev.cardfile.search.FreeText;
import dev.cardfile.search.Search;
import dev.cardfile.search.SortField;
import dev.cardfile.search.Sorting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads the body of a search. */
public final class SearchReader {

  static final int MAX_LIMIT = 500;
  static final int MAX_REACH = 10_000;
  static final int MAX_QUERY_LENGTH = 75;
  static final int MAX_SORTS = 5;

  private static final String LOCATION_ID = "locationId";
  private static final String PAGE_LIMIT = "pageLimit";
  private static final String PAGE = "page";
  private static final String SEARCH_AFTER = "searchAfter";
  private static final String QUERY = "query";
  private static final String FILTERS = "filters";
  private static final String SORT = "sort";

  private static final Shape SHAPE =
      new Shape.Properties(
          Map.of(
              LOCATION_ID,
              Shape.value(),
              PAGE_LIMIT,
              Shape.value(),
              PAGE,
              Shape.value(),
              SEARCH_AFTER,
              Shape.value(),
              QUERY,
              Shape.value(),
              FILTERS,
              Shape.value(),
              SORT,
              new Shape.ListOf(Shape.values("field", "direction"))));

  /**
   * Reads a search. It throws nothing, whatever the bytes.
   *
   * @param body unpacked, and bounded by the caller
   * @param location that of the token
   */
  public BodyReading<Search> read(byte[] body, Location location) {
    return switch (JsonReader.read(body)) {
      case JsonReader.Parsed.Unreadable(String hint) ->
          new BodyReading.Refused<>(new Problem.UnreadableJson(hint));
      case JsonReader.Parsed.Body(Json.Members members) -> new Pass(members, location).read();
    };
  }

  /** The reading of one body. */
  private static final class Pass {

    private final Json.Members body;
    private final Location location;
    private final Violations violations = new Violations();
    private final StringReader strings = new StringReader(violations);
    private final IntegerReader integers = new IntegerReader(violations);
    private final FilterReader filters;
    private @Nullable String unknownSort;

    Pass(Json.Members body, Location location) {
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
      OptionalLong page = integers.inBody(PAGE, body.get(PAGE), 1, MAX_REACH);
      Filter query = query();
      Filter filter = filters.read(body.get(FILTERS));
      Sorting sorting = sorting();
      Search.Start start = start(page, limit, sorting);
      if (violations.count() > 0) {
        return new BodyReading.Refused<>(new Problem.Invalid(violations.inOrder()));
      }
      Optional<Problem> unknown = filters.unknownField().or(this::unknownSort);
      if (unknown.isPresent()) {
        return new BodyReading.Refused<>(unknown.get());
      }
      return new BodyReading.Accepted<>(new Search(query.and(filter), sorting, start, limit));
    }

    private Optional<Problem> unknownSort() {
      return Optional.ofNullable(unknownSort)
          .map(name -> new Problem.InvalidField(name, SearchNames.sortFields()));
    }

    private boolean isForeign() {
      return body.get(LOCATION_ID) instanceof Json.Text(String text)
          && !Characters.strip(text).isEmpty()
          && !Characters.strip(text).equals(location.id().value());
    }

    private void locationId() {
      Json value = body.get(LOCATION_ID);
      if (value == null || value instanceof Json.Null) {
        violations.refuse(LOCATION_ID, Requirement.DEFINED);
      } else if (!(value instanceof Json.Text(String text))) {
        violations.refuse(LOCATION_ID, Requirement.STRING);
      } else if (Characters.strip(text).isEmpty()) {
        violations.refuse(LOCATION_ID, Requirement.DEFINED);
      }
    }

    private int limit() {
      Json value = body.get(PAGE_LIMIT);
      if (value == null || value instanceof Json.Null) {
        violations.refuse(PAGE_LIMIT, Requirement.NOT_EMPTY);
      }
      return (int) integers.inBody(PAGE_LIMIT, value, 1, MAX_LIMIT).orElse(1);
    }

    private Filter query() {
      Json value = body.get(QUERY);
      if (value == null || value instanceof Json.Null) {
        return Filter.everybody();
      }
      String words = strings.read(Subject.of(QUERY), value, MAX_QUERY_LENGTH, Format.TEXT).given();
      return words == null ? Filter.everybody() : FreeText.of(words);
    }

    private Sorting sorting() {
      Json value = body.get(SORT);
      if (value == null || value instanceof Json.Null) {
        return Sorting.NEWEST_FIRST;
      }
      if (!(value instanceof Json.Items(List<Json> items))) {
        violations.refuse(SORT, Requirement.ARRAY);
        return Sorting.NEWEST_FIRST;
      }
      if (items.size() > MAX_SORTS) {
        violations.refuse(SORT, Requirement.fewEnough(MAX_SORTS));
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
        String path = SORT + "." + i;
        if (!(items.get(i) instanceof Json.Members members)) {
          violations.refuse(path, Requirement.OBJECT);
          continue;
        }
        String name = sortField(path, members.get("field"));
        boolean descending = descending(path, members.get("direction"));
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
      if (value == null || value instanceof Json.Null) {
        violations.refuse(path + ".field", Requirement.NOT_EMPTY);
        return null;
      }
      Subject subject = Subject.of(path + ".field");
      String name = strings.read(subject, value, Integer.MAX_VALUE, Format.TEXT).given();
      if (name == null && value instanceof Json.Text(String text) && text.isBlank()) {
        violations.refuse(subject, Requirement.NOT_EMPTY);
      }
      return name;
    }

    private boolean descending(String path, @Nullable Json value) {
      if (value == null || value instanceof Json.Null) {
        return false;
      }
      List<String> directions = List.of("asc", "desc");
      Subject subject = Subject.of(path + ".direction");
      return "desc"
          .equals(strings.read(subject, value, MAX_QUERY_LENGTH, Format.oneOf(directions)).given());
    }

    private Search.Start start(OptionalLong page, int limit, Sorting sorting) {
      Json after = body.get(SEARCH_AFTER);
      if (after == null
          || after instanceof Json.Null
          || (after instanceof Json.Items(List<Json> none) && none.isEmpty())) {
        return offset(page, limit);
      }
      if (page.isPresent()) {
        violations.refuse(PAGE, Requirement.notBeside(SEARCH_AFTER));
      }
      Optional<Cursor> cursor = Cursors.read(after, sorting);
      if (cursor.isEmpty()) {
        violations.refuse(SEARCH_AFTER, Requirement.CURSOR);
        return new Search.Start.Offset(0);
      }
      return new Search.Start.After(cursor.get());
    }

    private Search.Start offset(OptionalLong page, int limit) {
      long from = (page.orElse(1) - 1) * limit;
      if (from + limit > MAX_REACH) {
        violations.refuse(PAGE, Requirement.withinReach(MAX_REACH, SEARCH_AFTER));
      }
      return new Search.Start.Offset((int) from);
    }
  }
}
