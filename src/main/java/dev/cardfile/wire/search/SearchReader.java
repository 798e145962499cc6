package dev.cardfile.wire.search;

import dev.cardfile.contact.key.Email;
import dev.cardfile.json.Characters;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonNull;
import dev.cardfile.location.Location;
import dev.cardfile.search.Cursor;
import dev.cardfile.search.Filter;
import dev.cardfile.search.Search;
import dev.cardfile.search.SortField;
import dev.cardfile.search.Sorting;
import dev.cardfile.search.TextSearch;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.Violation;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import dev.cardfile.wire.table.Shape.Property.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the body of a search. */
public final class SearchReader {

  static final int MAX_LIMIT = 500;
  static final int MAX_REACH = 10_000;
  private static final int MAX_QUERY_LENGTH = 75;
  static final int MAX_SORTS = 5;

  /** The text that a user types to find contacts, in the body of a search and in queries. */
  static final Property.OfString<String> WORDS =
      Property.string("query", Property.UNBOUNDED, searched())
          .about(
              "Beginnings of words in the name, the company name or the e-mail; digits may also be"
                  + " the beginning or the end of the phone; or a whole tag. A complete e-mail"
                  + " or phone lists the contacts that have it first; GET /contacts/ then lists only"
                  + " those. At most "
                  + MAX_QUERY_LENGTH
                  + " characters, an e-mail "
                  + Email.MAX_LENGTH
                  + ".");

  private static final Property.OfString<String> LOCATION_ID =
      ObjectReader.LOCATION_ID.whenMissing(Requirement.DEFINED);
  private static final Property.OfInteger PAGE_LIMIT =
      Property.integer("pageLimit", 1, MAX_LIMIT, Sent.NUMBER)
          .about("The maximum number of contacts.");
  private static final Property.OfInteger PAGE =
      Property.integer("page", 1, MAX_REACH, Sent.NUMBER)
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

  /** A search of which only the filter matters, so that it needs no page limit. */
  public static final Shape UNPAGED = SHAPE.requiringNothing().requiring(LOCATION_ID);

  private static Format<String> searched() {
    return new Format<>(
        text -> Optional.of(text).filter(SearchReader::isShortEnough),
        Requirement.shortEnough(MAX_QUERY_LENGTH),
        () -> Schema.STRING.with("maxLength", Email.MAX_LENGTH),
        "");
  }

  /** Reports whether a text is within the limit, which only a whole e-mail address may exceed. */
  private static boolean isShortEnough(String text) {
    int length = Characters.count(text);
    return length <= MAX_QUERY_LENGTH
        || (length <= Email.MAX_LENGTH && Email.parse(text).isPresent());
  }

  /**
   * Reads a search. Never throws, whatever the bytes.
   *
   * @param body decompressed, and limited in size by the caller
   * @param location the token's location
   */
  public BodyReading<Search> read(byte[] body, Location location) {
    return RequestReader.bodyIn(
        location.id(), body, SHAPE, said -> new Pass(said, location).read());
  }

  /**
   * Reads the filter of a search, whose page and order have no effect. Never throws, whatever the
   * bytes.
   *
   * @param body decompressed, and limited in size by the caller
   * @param location the token's location
   * @param first other violations of the request
   */
  BodyReading<Filter> readFilter(byte[] body, Location location, List<Violation> first) {
    return RequestReader.body(
        body,
        UNPAGED,
        location.id(),
        path -> contact -> true,
        first,
        false,
        said -> new Pass(said, location).read().filter());
  }

  private record Sort(String field, boolean descending) {}

  /** The state of reading one body. */
  private static final class Pass {

    private final ObjectReader said;
    private final Location location;

    Pass(ObjectReader said, Location location) {
      this.said = said;
      this.location = location;
    }

    Search read() {
      FilterReader filters = new FilterReader(location, said.violations());
      Long sent = said.integer(PAGE_LIMIT).given();
      int limit = sent == null ? 1 : Math.toIntExact(sent);
      Long page = said.integer(PAGE).given();
      TextSearch query = TextSearch.broad(said.string(QUERY).given(), location.phoneRegion(null));
      Filter filter = filters.read(said.value(FILTERS));
      filters.unknownField().ifPresent(said::refuseLast);
      Sorting sorting = sorting();
      Search.Start start = start(page, limit, sorting);
      return new Search(query.filter().and(filter), sorting.behind(query.leading()), start, limit);
    }

    /** Reads the sort keys up to the creation, which leaves no ties for further keys to break. */
    private Sorting sorting() {
      List<Sorting.Key> keys = new ArrayList<>();
      for (Sort sort : sorts()) {
        Optional<SortField> field = SearchNames.sortField(sort.field());
        if (sort.field().equals(SearchNames.CREATION)) {
          return new Sorting(keys, !sort.descending());
        }
        if (field.isPresent()) {
          keys.add(new Sorting.Key(field.get(), sort.descending()));
        } else {
          said.refuseLast(new Problem.InvalidField(sort.field(), SearchNames.sortFields()));
        }
      }
      return new Sorting(keys, false);
    }

    private List<Sort> sorts() {
      List<Sort> sorts = new ArrayList<>();
      said.objects(
          SORT,
          (index, sort) -> {
            String field = sort.string(SORT_FIELD.as(Format.TEXT)).given();
            boolean descending = "desc".equals(sort.string(DIRECTION).given());
            if (field != null) {
              sorts.add(new Sort(field, descending));
            }
          });
      return sorts;
    }

    private Search.Start start(@Nullable Long page, int limit, Sorting sorting) {
      Json after = said.value(SEARCH_AFTER);
      if (after == null
          || after instanceof JsonNull
          || (after instanceof JsonArray(List<Json> none) && none.isEmpty())) {
        return offset(page, limit);
      }
      if (page != null) {
        said.refuse(PAGE, Requirement.notBeside(SEARCH_AFTER.name()));
      }
      Optional<Cursor> cursor = Cursors.read(after, sorting);
      if (cursor.isEmpty()) {
        said.refuse(SEARCH_AFTER, Requirement.CURSOR);
        return new Search.Start.Offset(0);
      }
      return new Search.Start.After(cursor.get());
    }

    private Search.Start offset(@Nullable Long page, int limit) {
      long from = ((page == null ? 1 : page) - 1) * limit;
      if (from + limit > MAX_REACH) {
        said.refuse(PAGE, Requirement.withinReach(MAX_REACH, SEARCH_AFTER.name()));
      }
      return new Search.Start.Offset((int) from);
    }
  }
}
