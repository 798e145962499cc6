package dev.cardfile.wire.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Country;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.search.Cursor;
import dev.cardfile.search.Filter;
import dev.cardfile.search.FreeText;
import dev.cardfile.search.Search;
import dev.cardfile.search.SortField;
import dev.cardfile.search.Sorting;
import dev.cardfile.search.TextSearch;
import dev.cardfile.search.Value;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.Refusal;
import dev.cardfile.wire.Resources;
import dev.cardfile.wire.Violation;
import dev.cardfile.wire.table.BodyReading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the body of a search can contain. */
class SearchReaderTest {

  private static final Location LOCATION =
      new Location(
          new LocationId("here"),
          "Here",
          new Country("DE"),
          null,
          null,
          DuplicatePreference.DEFAULT,
          new CustomFieldDefinitions(
              Arrays.stream(CustomFieldType.values())
                  .map(type ->
                      new CustomFieldDefinition(
                          "id_" + type, "key_" + type, "Name", type, List.of()))
                  .toList()),
          1);

  record Refusal(String body, List<Violation> violations) {}

  static List<Refusal> refusals() {
    List<Refusal> rows = new ArrayList<>();
    rows.add(
        new Refusal(
            "{'locationId':'here','pageLimit':1,'filters':%s}".formatted(beyondAscii(1)),
            List.of(
                new Violation(
                    "filters",
                    "too_long",
                    "filters must have no more than 10000 letters beyond ASCII in all"
                        + " values"))));
    for (String line : Resources.rows("search-refusals.txt")) {
      if (line.startsWith(" ")) {
        String[] cells = line.strip().split(" \\| ");
        rows.getLast().violations().add(new Violation(cells[0], cells[1], cells[2]));
      } else {
        rows.add(new Refusal(line.replace("{76}", "n".repeat(76)), new ArrayList<>()));
      }
    }
    return rows;
  }

  /** Filters whose values have 10,000 letters beyond ASCII and some more. */
  private static String beyondAscii(int more) {
    String filter = "{'field':'city','operator':'eq','value':[%s'%s']}";
    String many = ("'" + "й".repeat(50) + "',").repeat(49);
    String four = filter.formatted(many, "й".repeat(50)) + ",";
    return "[" + four.repeat(4) + filter.formatted("", "y" + "й".repeat(more)) + "]";
  }

  @Test
  void readsManyCharactersBeyondAscii() {
    assertThat(accepted("'filters':" + beyondAscii(0)).filter()).isInstanceOf(Filter.All.class);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void tellsEveryViolationInOrder(Refusal row) {
    assertThat(read(row.body()))
        .isEqualTo(new BodyReading.Refused<>(new Problem.Invalid(row.violations())));
  }

  record Row(String filter, String read) {}

  static List<Row> filters() {
    List<Row> rows = new ArrayList<>();
    String filter = "";
    for (String line : Resources.rows("search-filters.txt")) {
      if (line.startsWith(" ")) {
        rows.add(new Row(filter, line.strip()));
      } else {
        filter = line;
      }
    }
    return rows;
  }

  @ParameterizedTest
  @MethodSource("filters")
  void readsEveryFilter(Row row) {
    Filter filter = accepted("'filters':[" + row.filter() + "]").filter();
    List<Filter> filters = ((Filter.All) filter).filters();
    assertThat(filters.stream().map(Filter::toString).collect(Collectors.joining(" & ")))
        .isEqualTo(row.read());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'filters':[{'field':'contact_name','operator':'eq','value':'x'}] | contact_name",
        "'filters':[{'field':'customFields.nope','operator':'exists'}] | customFields.nope",
        "'filters':[{'field':'customFields.','operator':'exists'}] | customFields.",
        "'filters':[{'group':'OR','filters':[{'field':'Email','operator':'exists'}]}] | Email",
        "'sort':[{'field':'tags','direction':'asc'}] | tags",
        "'sort':[{'field':'dateAdded'},{'field':'email'},{'field':'zzz'}] | ",
      })
  void namesAFieldThatIsNone(String members, String name) {
    BodyReading<Search> reading = read("{'locationId':'here','pageLimit':1," + members + "}");
    if (name == null) {
      assertThat(reading).isInstanceOf(BodyReading.Accepted.class);
    } else {
      assertThat(((BodyReading.Refused<Search>) reading).problem())
          .isInstanceOfSatisfying(
              Problem.InvalidField.class, problem -> assertThat(problem.name()).isEqualTo(name));
    }
  }

  @Test
  void aForeignLocationComesFirst() {
    assertThat(read("{'locationId':'there','surprise':1}"))
        .isEqualTo(new BodyReading.Refused<>(new Problem.ForeignLocation()));
  }

  @Test
  void aPageBeginsBehindTheOthers() {
    assertThat(accepted("'page':3").start()).isEqualTo(new Search.Start.Offset(40));
    assertThat(accepted("'searchAfter':[]").start()).isEqualTo(new Search.Start.Offset(0));
    assertThat(accepted("'searchAfter':[1764072000123,'abc']").start())
        .isEqualTo(new Search.Start.After(new Cursor(List.of(), new ContactId("abc"))));
    assertThat(
            accepted(
                    "'sort':[{'field':'lastNameLowerCase','direction':'desc'}],"
                        + "'searchAfter':[null,1764072000123,'abc']")
                .start())
        .isEqualTo(
            new Search.Start.After(
                new Cursor(Collections.singletonList(null), new ContactId("abc"))));
    assertThat(
            accepted("'sort':[{'field':'dateUpdated'}],'searchAfter':[5,1764072000123,'abc']")
                .start())
        .isEqualTo(
            new Search.Start.After(new Cursor(List.of(new Value.Whole(5)), new ContactId("abc"))));
  }

  @Test
  void sortsUpToTheCreation() {
    assertThat(accepted("'sort':[]").sorting()).isEqualTo(Sorting.NEWEST_FIRST);
    assertThat(accepted("'sort':null,'query':null,'filters':null").sorting())
        .isEqualTo(Sorting.NEWEST_FIRST);
    assertThat(accepted("'sort':[{'field':'dateAdded','direction':'asc'}]").sorting())
        .isEqualTo(Sorting.OLDEST_FIRST);
    assertThat(
            accepted(
                    "'sort':[{'field':'city','direction':'desc'},{'field':'firstName'},"
                        + "{'field':'dateAdded','direction':'asc'},{'field':'email'}]")
                .sorting())
        .isEqualTo(
            new Sorting(
                List.of(
                    new Sorting.Key(SortField.CITY, true),
                    new Sorting.Key(SortField.FIRST_NAME, false)),
                true));
  }

  @Test
  void wordsAreLookedForAsTheyWereTyped() {
    assertThat(accepted("'query':' '").filter()).isEqualTo(Filter.everybody());
    assertThat(accepted("'query':' Mina (0171) '").filter())
        .isEqualTo(FreeText.of("Mina (0171)"))
        .isNotEqualTo(FreeText.of("Mina"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ann@Shop.CO", "(212) 555-0199"})
  void theHoldersOfAWholeValueComeFirst(String typed) {
    Search search = accepted("'query':'" + typed + "','sort':[{'field':'city'}]");
    TextSearch wanted = TextSearch.broad(typed, "DE");
    assertThat(search.filter()).isEqualTo(wanted.filter());
    assertThat(search.sorting().leading()).isEqualTo(wanted.leading()).hasSize(2);
    assertThat(search.sorting().keys()).hasSize(1);
  }

  private static Search accepted(String members) {
    BodyReading<Search> reading = read("{'locationId':'here','pageLimit':20," + members + "}");
    assertThat(reading).isInstanceOf(BodyReading.Accepted.class);
    return ((BodyReading.Accepted<Search>) reading).said();
  }

  private static BodyReading<Search> read(String body) {
    return new SearchReader()
        .read(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8), LOCATION);
  }
}
