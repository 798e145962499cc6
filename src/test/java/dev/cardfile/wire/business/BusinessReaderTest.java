package dev.cardfile.wire.business;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.business.BusinessChange;
import dev.cardfile.business.BusinessField;
import dev.cardfile.contact.Country;
import dev.cardfile.contact.Edit;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.Refusal;
import dev.cardfile.wire.table.BodyReading;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a body or a query about a business can contain. */
class BusinessReaderTest {

  private static final BusinessReader READER = new BusinessReader();
  private static final Location HERE =
      new Location(
          new LocationId("here"),
          "Here",
          new Country("DE"),
          null,
          null,
          DuplicatePreference.DEFAULT,
          CustomFieldDefinitions.NONE,
          1);

  static List<Refusal> refusals() {
    return Refusal.in("business-refusals.txt", "\\w+");
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
          new   | {'locationId':'other'}
          new   | {'zebra':1,'locationId':' other ','name':5}
          new   | {'locationId':'HERE'}
          query | locationId=other&limit=x
          query | limit=1&locationId=%20nowhere
          """)
  void aForeignLocationComesBeforeAllViolations(String reader, String sent) {
    assertThat((Object) read(reader, sent))
        .isEqualTo(new BodyReading.Refused<>(new Problem.ForeignLocation()));
  }

  @Test
  void everythingIsRead() {
    Map<BusinessField, Edit<String>> texts = new EnumMap<>(BusinessField.class);
    texts.put(BusinessField.PHONE, Edit.put("+18832327657"));
    texts.put(BusinessField.EMAIL, Edit.put("john@deo.com"));
    texts.put(BusinessField.WEBSITE, Edit.put("www.xyz.com"));
    texts.put(BusinessField.ADDRESS, Edit.put("street"));
    texts.put(BusinessField.CITY, Edit.put("new york"));
    texts.put(BusinessField.POSTAL_CODE, Edit.put("12312312"));
    texts.put(BusinessField.STATE, Edit.put("NY"));
    texts.put(BusinessField.COUNTRY, Edit.put("united states"));
    texts.put(BusinessField.DESCRIPTION, Edit.put("d"));
    String members =
        "'name':' Microsoft ','phone':'+1 883-232-7657','email':' John@DEO.com ',"
            + "'website':'www.xyz.com','address':'street','city':'new york',"
            + "'postalCode':'12312312','state':'NY','country':'united states','description':'d'}";
    BodyReading<BusinessChange> expected =
        new BodyReading.Accepted<>(new BusinessChange("Microsoft", texts));
    assertThat((Object) read("new", "{'locationId':' here '," + members)).isEqualTo(expected);
    assertThat((Object) read("change", "{" + members)).isEqualTo(expected);
  }

  @Test
  void whatIsAbsentOrBlankStaysAndNullClears() {
    BodyReading<BusinessChange> nothing =
        new BodyReading.Accepted<>(new BusinessChange(null, Map.of()));
    assertThat((Object) read("change", "{}")).isEqualTo(nothing);
    assertThat((Object) read("change", "{'name':'','phone':' ','email':''}")).isEqualTo(nothing);
    assertThat((Object) read("change", "{'email':null}"))
        .isEqualTo(
            new BodyReading.Accepted<>(
                new BusinessChange(null, Map.of(BusinessField.EMAIL, Edit.clear()))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          020 7183 8750 | gb            | +442071838750
          020 7183 8750 | England       | +442071838750
          030 123456    | Utopia        | +4930123456
          030 123456    |               | +4930123456
          +1 8832327657 | gb            | +18832327657
          """)
  void aPhoneIsReadByTheCountryThenByTheLocations(String phone, String country, String read) {
    String body = "{'phone':'%s','country':'%s'}".formatted(phone, country == null ? "" : country);
    assertThat((Object) read("change", body))
        .isInstanceOfSatisfying(
            BodyReading.Accepted.class,
            accepted ->
                assertThat(((BusinessChange) accepted.said()).texts())
                    .containsEntry(BusinessField.PHONE, Edit.put(read)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          locationId=here                  | 100 | 0
          locationId=+here&limit=&skip=+   | 100 | 0
          locationId=here&limit=1&skip=007 | 1   | 7
          skip=2147483647&locationId=here  | 100 | 2147483647
          locationId=here&limit=100&zebra= | 100 | 0
          locationId=here&limit=20.0&skip=0.0 | 20 | 0
          """)
  void readsWhichPageIsWanted(String query, int limit, int skip) {
    assertThat((Object) read("query", query))
        .isEqualTo(new BodyReading.Accepted<>(new BusinessReader.Page(limit, skip)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"locationId=%ff", "%", "locationId=here&x=%f"})
  void aQueryMayBeUnreadable(String query) {
    assertThat((Object) read("query", query))
        .isEqualTo(new BodyReading.Refused<>(new Problem.UnreadableQuery()));
  }

  private static BodyReading<?> read(String reader, String sent) {
    byte[] body = sent.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return switch (reader) {
      case "new" -> READER.readNew(body, HERE);
      case "change" -> READER.readChange(body, HERE);
      case "query" -> READER.readPage(sent, HERE.id());
      default -> throw new AssertionError(reader);
    };
  }
}
