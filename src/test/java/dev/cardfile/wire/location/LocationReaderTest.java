package dev.cardfile.wire.location;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Country;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.TimeZoneName;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.location.InvalidValues;
import dev.cardfile.location.KeptSetting;
import dev.cardfile.location.MatchOrder;
import dev.cardfile.location.ProfileText;
import dev.cardfile.store.LocationChange;
import dev.cardfile.store.ProfileChange;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.Resources;
import dev.cardfile.wire.Violation;
import dev.cardfile.wire.table.BodyReading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a change of a location can contain. */
class LocationReaderTest {

  private static final LocationChange NOTHING =
      new LocationChange(null, Edit.keep(), Edit.keep(), Edit.keep(), null, null);

  record Row(String body, List<Violation> violations) {}

  static List<Row> refusals() {
    List<Row> rows = new ArrayList<>();
    for (String line : Resources.rows("location-refusals.txt")) {
      if (line.startsWith(" ")) {
        String[] cells = line.strip().split(" \\| ");
        rows.getLast().violations().add(new Violation(cells[0], cells[1], cells[2]));
      } else {
        rows.add(new Row(line.replace("{256}", "n".repeat(256)), new ArrayList<>()));
      }
    }
    return rows;
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void tellsEveryViolationInOrder(Row row) {
    assertThat(read(row.body()))
        .isEqualTo(new BodyReading.Refused<>(new Problem.Invalid(row.violations())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'settings':{}}",
        "{'name':'','country':' ','timezone':'','companyId':'\\t','settings':{}}",
      })
  void whatIsAbsentOrBlankStays(String body) {
    assertThat(read(body)).isEqualTo(new BodyReading.Accepted<>(NOTHING));
  }

  @Test
  void everythingIsRead() {
    String body =
        "{'name':' New name ','country':'de','timezone':'Europe/Berlin','companyId':'c1',"
            + "'settings':{'allowDuplicateContact':true,'contactUniqueIdentifiers':['phone']}}";
    assertThat(read(body))
        .isEqualTo(
            new BodyReading.Accepted<>(
                new LocationChange(
                    "New name",
                    Edit.put(new Country("DE")),
                    Edit.put(new TimeZoneName("Europe/Berlin")),
                    Edit.put("c1"),
                    true,
                    new MatchOrder(List.of(MatchingField.PHONE)))));
  }

  @Test
  void whatDescribesTheLocationIsRead() {
    String body =
        "{'phone':' (212) 555-0100 x','email':null,'business':{'name':'Gym','timezone':null},"
            + "'settings':{'allowDuplicateOpportunity':true,'disableContactTimezone':false,"
            + "'allowFacebookNameMerge':null}}";
    BodyReading<LocationChange> reading = read(body);
    assertThat(reading).isInstanceOf(BodyReading.Accepted.class);
    LocationChange change = ((BodyReading.Accepted<LocationChange>) reading).said();
    assertThat(change.profile())
        .isEqualTo(
            new ProfileChange(
                Map.of(
                    ProfileText.PHONE, Edit.put("(212) 555-0100 x"),
                    ProfileText.EMAIL, Edit.clear(),
                    ProfileText.BUSINESS_NAME, Edit.put("Gym"),
                    ProfileText.BUSINESS_TIMEZONE, Edit.clear()),
                Map.of(
                    KeptSetting.ALLOW_DUPLICATE_OPPORTUNITY, true,
                    KeptSetting.DISABLE_CONTACT_TIMEZONE, false)));
  }

  @Test
  void nullClearsWhatMayBeUnset() {
    assertThat(read("{'country':null,'timezone':null,'companyId':null}"))
        .isEqualTo(
            new BodyReading.Accepted<>(
                new LocationChange(null, Edit.clear(), Edit.clear(), Edit.clear(), null, null)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "kept",
      quoteCharacter = '~',
      textBlock =
          """
          'refuse' | REFUSE
          ' drop ' | DROP
          null     | cleared
          ''       | kept
          """)
  void whatBecomesOfInvalidValuesIsRead(String sent, @Nullable String then) {
    String body = "{'settings':{'invalidValues':" + sent.strip() + "}}";
    LocationChange change = ((BodyReading.Accepted<LocationChange>) read(body)).said();
    Edit<InvalidValues> expected =
        then == null
            ? Edit.keep()
            : then.equals("cleared") ? Edit.clear() : Edit.put(InvalidValues.valueOf(then));
    assertThat(change.invalidValues()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ['email']           | EMAIL
          ['phone']           | PHONE
          ['email','phone']   | EMAIL PHONE
          ['phone',' email '] | PHONE EMAIL
          """)
  void everyOrderIsRead(String order, String fields) {
    List<MatchingField> expected =
        List.of(fields.split(" ")).stream().map(MatchingField::valueOf).toList();
    assertThat(read("{'settings':{'contactUniqueIdentifiers':" + order + "}}"))
        .isEqualTo(
            new BodyReading.Accepted<>(
                new LocationChange(
                    null, Edit.keep(), Edit.keep(), Edit.keep(), null, new MatchOrder(expected))));
  }

  private static BodyReading<LocationChange> read(String body) {
    return new LocationReader().read(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
