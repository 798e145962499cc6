package dev.cardfile.wire.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.ContactId;
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
import dev.cardfile.store.Contacts;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.Violation;
import dev.cardfile.wire.table.BodyReading;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the query of a list can contain. */
class ListReaderTest {

  private static final Location HERE = Contacts.location(new LocationId("here"));

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "locationId=here&unknown=1",
        "limit=&query=&order=&sortBy=&startAfter=&startAfterId=&page=&locationId=",
        "limit=20&order=desc&sortBy=date_added&page=1&query=+",
        "limit=20.0&page=1.0",
        "email=&phone=+",
      })
  void whatIsAbsentOrBlankIsTheDefault(String query) {
    Listing listing = accepted(query);
    assertThat(listing.search())
        .isEqualTo(
            new Search(Filter.everybody(), Sorting.NEWEST_FIRST, new Search.Start.Offset(0), 21));
    assertThat(listing.limit()).isEqualTo(20);
    assertThat(listing.page()).isEqualTo(1);
  }

  @Test
  void everythingIsRead() {
    Listing listing =
        accepted(
            "limit=100&query=mina+lee&order=asc&sortBy=date_updated&startAfter=5.0&startAfterId=a"
                + "&page=3&query2=x");
    Sorting sorting = new Sorting(List.of(new Sorting.Key(SortField.DATE_UPDATED, false)), true);
    Cursor cursor = new Cursor(List.of(new Value.Whole(5)), new ContactId("a"));
    assertThat(listing.search())
        .isEqualTo(
            new Search(FreeText.of("mina lee"), sorting, new Search.Start.After(cursor), 101));
    assertThat(listing.page()).isEqualTo(3);
    assertThat(listing.kept().keySet())
        .containsExactly("limit", "query", "order", "sortBy", "query2");
  }

  /** Clients send the time and the id, or only one of the two. */
  @ParameterizedTest
  @CsvSource({
    "startAfter=1764072000123&startAfterId=a, a",
    "startAfterId=a, a",
    "startAfter=1764072000123, 0V3YwKpX000000000000",
    "startAfter=1764072000123&order=asc, 0V3YwKpXzzzzzzzzzzzz",
    "startAfter=0, 00000000000000000000",
  })
  void followsAContact(String query, String id) {
    assertThat(accepted(query).search().start())
        .isEqualTo(new Search.Start.After(new Cursor(List.of(), new ContactId(id))));
  }

  /** Contacts that were changed in one millisecond may have been created at any time. */
  @ParameterizedTest
  @CsvSource({
    "startAfter=1764072000123&startAfterId=a, a",
    "startAfter=1764072000123, 00000000000000000000",
    "startAfter=1764072000123&order=asc, zzzzzzzzzzzzzzzzzzzz",
  })
  void followsATimeOfChangeBehindAllThatHaveIt(String query, String id) {
    assertThat(accepted("sortBy=date_updated&" + query).search().start())
        .isEqualTo(
            new Search.Start.After(
                new Cursor(
                    List.of(Value.of(Instant.ofEpochMilli(1764072000123L))), new ContactId(id))));
  }

  /** Clients write to the first contact that is found. */
  @ParameterizedTest
  @CsvSource({
    "query=Maria%40Shop.EXAMPLE, maria@shop.example",
    "query=info%40m%C3%BCnchen.example, info@xn--mnchen-3ya.example",
    "email=maria%40shop.example, maria@shop.example",
    "email=maria%2540shop.example, maria@shop.example",
  })
  void aWholeEmailFindsItsHoldersOnly(String query, String email) {
    assertFinds(query, TextSearch.email(email));
  }

  @ParameterizedTest
  @CsvSource({
    "query=%2B12125550199, +12125550199",
    "query=(212)+555-0199, +12125550199",
    "phone=%2B12125550199, +12125550199",
    "phone=212.555.0199, +12125550199",
  })
  void aWholePhoneFindsItsHoldersOnly(String query, String phone) {
    assertFinds(query, TextSearch.phone(phone, "US"));
  }

  private static void assertFinds(String query, TextSearch holders) {
    Search search = accepted(query).search();
    assertThat(search.filter()).isEqualTo(holders.filter());
    assertThat(search.sorting()).isEqualTo(Sorting.NEWEST_FIRST.behind(holders.leading()));
    assertThat(holders.leading()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"email=maria", "phone=12", "phone=%2B1", "email=a%2525"})
  void whatNobodyCanHaveFindsNobody(String query) {
    assertThat(accepted(query).search().filter()).isEqualTo(new Filter.Any(List.of()));
  }

  @Test
  void allThatIsAskedForMustHold() {
    assertThat(accepted("query=mina&email=a%40b.example&phone=2125550199").search().filter())
        .isEqualTo(
            FreeText.of("mina")
                .and(TextSearch.email("a@b.example").filter())
                .and(TextSearch.phone("+12125550199", "US").filter()));
  }

  /** An e-mail may be longer than other texts. */
  @Test
  void aLongEmailIsFoundToo() {
    String email = "a".repeat(60) + "@" + "b".repeat(60) + ".example";
    assertFinds("query=" + email, TextSearch.email(email));
  }

  @Test
  void aPageCanBeAskedForByItsNumber() {
    assertThat(accepted("page=3&limit=50").search().start())
        .isEqualTo(new Search.Start.Offset(100));
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit must not be less than 1",
    "limit=101, limit must not be greater than 100",
    "limit=ten, limit must be a number",
    "limit=1e1, limit must be a number",
    "limit=99999999999999999999, limit must be a number",
    "limit=5&limit=6, limit must be a number",
    "query=a&query=b, query must be a string",
    "query=%00, query must be well-formed text",
    "email=a%40b.example&email=c%40d.example, email must be a string",
    "phone=%00, phone must be well-formed text",
    "query=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa%40b.c,"
        + " query must be shorter than or equal to 75 characters",
    "order=up, 'order must be one of the following values: asc, desc'",
    "sortBy=name, 'sortBy must be one of the following values: date_added, date_updated'",
    "startAfter=-1, startAfter must not be less than 0",
    "startAfter=218340105584896, startAfter must not be greater than 218340105584895",
    "sortBy=date_updated&startAfterId=a, startAfter should not be empty",
    "page=0, page must not be less than 1",
    "page=101&limit=100, page must not reach beyond 10000 contacts: use startAfterId",
  })
  void refuses(String query, String message) {
    assertThat(((BodyReading.Refused<Listing>) read(query)).problem())
        .isInstanceOfSatisfying(
            Problem.Invalid.class,
            problem ->
                assertThat(problem.violations())
                    .extracting(Violation::message)
                    .containsExactly(message));
  }

  @Test
  void aForeignLocationComesFirst() {
    assertThat(read("locationId=there&limit=0"))
        .isEqualTo(new BodyReading.Refused<>(new Problem.ForeignLocation()));
    assertThat(read("locationId=%ff"))
        .isEqualTo(new BodyReading.Refused<>(new Problem.UnreadableQuery()));
  }

  private static Listing accepted(String query) {
    BodyReading<Listing> reading = read(query);
    assertThat(reading).isInstanceOf(BodyReading.Accepted.class);
    return ((BodyReading.Accepted<Listing>) reading).said();
  }

  private static BodyReading<Listing> read(String query) {
    return new ListReader().read(query, HERE);
  }
}
