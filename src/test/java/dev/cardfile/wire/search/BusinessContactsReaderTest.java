package dev.cardfile.wire.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.search.Condition;
import dev.cardfile.search.Filter;
import dev.cardfile.search.FreeText;
import dev.cardfile.search.OwnField;
import dev.cardfile.search.Search;
import dev.cardfile.search.Sorting;
import dev.cardfile.search.Value;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.Refusal;
import dev.cardfile.wire.table.BodyReading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What requests about the contacts of a business can contain. */
class BusinessContactsReaderTest {

  private static final BusinessContactsReader READER = new BusinessContactsReader();
  private static final LocationId HERE = new LocationId("here");

  static List<Refusal> refusals() {
    return Refusal.in("business-contact-refusals.txt", "\\w+");
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void tellsEveryViolationInOrder(Refusal row) {
    assertThat((Object) read(row.reader(), row.sent())).isEqualTo(row.asReading());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          link | {'locationId':'other'}
          link | {'zebra':1,'locationId':' other ','ids':5}
          page | locationId=other&limit=x
          """)
  void aForeignLocationComesBeforeAllViolations(String reader, String sent) {
    assertThat((Object) read(reader, sent))
        .isEqualTo(new BodyReading.Refused<>(new Problem.ForeignLocation()));
  }

  @Test
  void contactsAndTheirBusinessAreRead() {
    String start = "{'locationId':'here','ids':['c2',' c1 ','','c2'],";
    List<ContactId> ids = List.of(new ContactId("c2"), new ContactId("c1"), new ContactId("c2"));
    assertThat((Object) read("link", start + "'businessId':' b1 '}"))
        .isEqualTo(new BodyReading.Accepted<>(new BusinessContactsReader.Link(ids, "b1")));
    assertThat((Object) read("link", start + "'businessId':null}"))
        .isEqualTo(new BodyReading.Accepted<>(new BusinessContactsReader.Link(ids, null)));
  }

  @Test
  void asManyAsTheLimitSays() {
    String ids = "'c',".repeat(BusinessContactsReader.MAX_CONTACTS - 1) + "'c'";
    assertThat((Object) read("link", "{'locationId':'here','businessId':'b','ids':[" + ids + "]}"))
        .isInstanceOf(BodyReading.Accepted.class);
  }

  @Test
  void aPageHasTheNewestFirst() {
    Filter ofBusiness =
        new Filter.Test(OwnField.BUSINESS_ID, new Condition.Equal(new Value.Text("b1")));
    assertThat((Object) read("page", "locationId=here&limit=&skip=&query=%20&startAfter=1&x=2"))
        .isEqualTo(accepted(ofBusiness, 0, 25));
    assertThat((Object) read("page", "locationId=here&limit=100&skip=2147483647&query=Ann%20Roth"))
        .isEqualTo(accepted(ofBusiness.and(FreeText.of("Ann Roth")), Integer.MAX_VALUE, 100));
  }

  private static BodyReading<Search> accepted(Filter filter, int skip, int limit) {
    return new BodyReading.Accepted<>(
        new Search(filter, Sorting.NEWEST_FIRST, new Search.Start.Offset(skip), limit));
  }

  private static BodyReading<?> read(String reader, String sent) {
    return reader.equals("link")
        ? READER.readLink(sent.replace('\'', '"').getBytes(StandardCharsets.UTF_8), HERE)
        : READER.readPage(sent, HERE, "b1");
  }
}
