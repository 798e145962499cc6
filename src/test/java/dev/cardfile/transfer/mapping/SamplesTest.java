package dev.cardfile.transfer.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.TimeZoneName;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.transfer.file.ImportFile;
import dev.cardfile.transfer.mapping.heading.DateOrder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sample file of each program, row by row. */
class SamplesTest {

  @ParameterizedTest
  @CsvSource({
    "highlevel.csv,highlevel", "highlevel-import.csv,highlevel-import", "hubspot.csv,hubspot",
    "google.csv,google", "google-2023.csv,google-2023", "outlook.csv,outlook",
    "mailchimp.csv,mailchimp", "salesforce.csv,salesforce"
  })
  void programsAreKnown(String file, String profile) throws IOException {
    RowMapper mapper = mapper(file);
    assertThat(mapper.mapping().profile()).isEqualTo(profile);
    assertThat(mapper.mapping().headerLine()).isEqualTo(1);
  }

  @Test
  void highLevel() throws IOException {
    List<Mapped.Row> rows = rows("highlevel.csv");
    assertThat(body(rows.getFirst()))
        .isEqualTo(
            "{\"firstName\":\"Rosan\",\"lastName\":\"Deo\",\"companyName\":\"Deos & Sons\","
                + "\"country\":\"United States\",\"email\":\"rosan@deos.example.com\","
                + "\"phone\":\"+12125550143\",\"tags\":[\"inbound whatsapp\",\"vip\"]}");
    assertThat(rows.getFirst().id()).isEqualTo(new ForeignId("highlevel", "ocQHyuzHvysMo5N5VsXc"));
    assertThat(rows.getFirst().created()).hasToString("2026-06-08T17:28:39Z");
    assertThat(rows.getFirst().lastActivity()).hasToString("2026-07-22T18:09:00Z");
    assertThat(body(rows.get(2))).isEqualTo("{\"firstName\":\"Jo\",\"tags\":[\"walk-in\"]}");
  }

  @Test
  void google() throws IOException {
    List<Mapped.Row> rows = rows("google.csv");
    assertThat(body(rows.getFirst()))
        .isEqualTo(
            "{\"firstName\":\"Ada\",\"lastName\":\"Quinn\",\"companyName\":\"Quinn Engines\","
                + "\"address1\":\"12 Elm St\",\"city\":\"Springfield\",\"state\":\"IL\","
                + "\"postalCode\":\"62701\",\"country\":\"US\",\"website\":\"https://example.org\","
                + "\"dateOfBirth\":\"1987-10-06\",\"email\":\"ada@example.org\","
                + "\"phone\":\"+1 212-555-0134\",\"tags\":[\"* myContacts\",\"Work\"]}");
    assertThat(JsonWriter.compact(rows.getFirst().more()))
        .isEqualTo(
            "{\"additionalEmails\":[\"ada@home.example.com\"],"
                + "\"additionalPhones\":[\"+1 212-555-0135\"]}");
    assertThat(rows.get(1).reported())
        .extracting(ReportedCell::code)
        .containsExactly("date_without_year");
  }

  @Test
  void outlook() throws IOException {
    List<Mapped.Row> rows = rows("outlook.csv");
    assertThat(body(rows.getFirst()))
        .contains("\"phone\":\"(212) 555-0172\"", "\"address1\":\"1 Dock Rd\"")
        .contains("\"tags\":[\"Friends\",\"VIP\"]");
    assertThat(rows.getFirst().reported())
        .extracting(ReportedCell::code)
        .containsOnly("other_address", "date_ambiguous");
    assertThat(body(rows.get(1))).contains("\"address1\":\"3 Lake Ave\"", "\"city\":\"Reno\"");
  }

  @Test
  void mailchimp() throws IOException {
    Mapped.Row row = rows("mailchimp.csv").getFirst();
    assertThat(body(row)).contains("\"tags\":[\"VIP\",\"Blog, news\"]", "\"country\":\"FR\"");
    assertThat(row.id()).isEqualTo(new ForeignId("mailchimp", "810826c56e"));
    assertThat(row.created()).hasToString("2020-02-03T09:05:06Z");
  }

  @Test
  void salesforceAndHubSpot() throws IOException {
    Mapped.Row row = rows("salesforce.csv").getFirst();
    assertThat(row.id()).isEqualTo(new ForeignId("salesforce", "0035e00000AbCdE"));
    assertThat(body(row)).contains("\"phone\":\"+1 212-555-0191\"", "\"country\":\"Portugal\"");
    assertThat(JsonWriter.compact(row.more())).contains("+1 212-555-0192");
    assertThat(rows("hubspot.csv").getFirst().created()).hasToString("2025-11-02T22:45:00Z");
  }

  @Test
  void vcards() throws IOException {
    List<Mapped.Row> rows = rows("contacts.vcf");
    assertThat(body(rows.getFirst()))
        .isEqualTo(
            "{\"firstName\":\"Tom\",\"lastName\":\"Doe\",\"companyName\":\"Doe Works, Sales\","
                + "\"address1\":\"1 Main St\",\"city\":\"Salem\",\"state\":\"OR\","
                + "\"postalCode\":\"97301\",\"country\":\"USA\",\"dateOfBirth\":\"1979-05-04\","
                + "\"email\":\"tom@example.com\",\"phone\":\"+1 212 555 0109\","
                + "\"tags\":[\"friends\",\"vip\"]}");
    assertThat(rows.getFirst().id()).isEqualTo(new ForeignId("vcard", "8f1c2d"));
    assertThat(rows.getFirst().reported())
        .extracting(ReportedCell::heading)
        .containsExactly("NOTE");
    assertThat(body(rows.get(1))).contains("\"lastName\":\"Müller\"");
    assertThat(body(rows.get(2))).isEqualTo("{\"name\":\"Only Name\"}");
  }

  @Test
  void aFullNameWithoutBlanksRepeatsItsParts() throws IOException {
    RowMapper mapper =
        of(
            "BEGIN:VCARD\nVERSION:3.0\nN:\u5c71\u7530;\u592a\u90ce\nFN:\u5c71\u7530\u592a\u90ce\nEND:VCARD\n");
    assertThat(((Mapped.Row) mapper.next()).reported()).isEmpty();
  }

  @Test
  void emptyPartsOfAVcardTakeNoPlace() throws IOException {
    RowMapper mapper =
        of(
            """
            BEGIN:VCARD
            VERSION:3.0
            N:;;;;
            ADR;TYPE=home:;;;;;;
            N:Doe;Tom;;;
            ADR;TYPE=work:;;1 Main St;Salem;OR;97301;USA
            ADR:;;;;;;
            END:VCARD
            """);
    Mapped.Row row = (Mapped.Row) mapper.next();
    assertThat(body(row))
        .isEqualTo(
            "{\"firstName\":\"Tom\",\"lastName\":\"Doe\",\"address1\":\"1 Main St\","
                + "\"city\":\"Salem\",\"state\":\"OR\",\"postalCode\":\"97301\","
                + "\"country\":\"USA\"}");
    assertThat(row.reported()).isEmpty();
  }

  @Test
  void propertiesWithoutAValueTakeNothingFromACard() throws IOException {
    Mapped.Row row =
        card("GENDER:\r\nGENDER:;\r\nTEL;VALUE=uri:tel:;\r\nTEL:\r\nCATEGORIES:\r\nN:Doe;Tom\r\n");
    assertThat(body(row)).isEqualTo("{\"firstName\":\"Tom\",\"lastName\":\"Doe\"}");
    assertThat(row.reported()).isEmpty();
  }

  @Test
  void theFullNameOfACardIsUsedOrReportedOrRepeatsItsParts() throws IOException {
    Mapped.Row whole = card("N:;;;Dr.;\r\nFN:Maria Lopez\r\n");
    assertThat(body(whole)).isEqualTo("{\"name\":\"Maria Lopez\"}");
    assertThat(reports(whole)).containsExactly("N Dr.");

    Mapped.Row company = card("FN:ACME Ltd\r\nN:Smith;John;;;\r\n");
    assertThat(body(company)).isEqualTo("{\"firstName\":\"John\",\"lastName\":\"Smith\"}");
    assertThat(reports(company)).containsExactly("FN ACME Ltd");

    Mapped.Row all = card("N:Lopez;Maria;Anna;Dr.;\r\nFN:Dr. Maria Anna Lopez\r\n");
    assertThat(body(all)).isEqualTo("{\"firstName\":\"Maria\",\"lastName\":\"Lopez\"}");
    assertThat(reports(all)).containsExactly("N Anna", "N Dr.");
  }

  private static Mapped.Row card(String properties) throws IOException {
    String card = "BEGIN:VCARD\r\nVERSION:3.0\r\n" + properties + "END:VCARD\r\n";
    return (Mapped.Row) of(card).next();
  }

  private static List<String> reports(Mapped.Row row) {
    return row.reported().stream().map(cell -> cell.heading() + " " + cell.value()).toList();
  }

  /** Without a time zone the mapper fails on a card with a time, and only on that one. */
  @Test
  void aCardOnWhichTheMapperFailsIsARowOfItsOwn() throws IOException {
    String card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Tom\r\n%sEND:VCARD\r\n";
    String cards = card.formatted("CREATED:2026-01-02 03:04\r\n") + card.formatted("");
    InputStream file = new ByteArrayInputStream(cards.getBytes(StandardCharsets.UTF_8));
    RowMapper mapper =
        new CardMapper(((ImportFile.Opened) ImportFile.open(file)).file(), "x", null);
    assertThat(mapper.next())
        .isInstanceOfSatisfying(
            Mapped.Unreadable.class,
            bad -> {
              assertThat(bad.code()).isEqualTo("fault");
              assertThat(bad.message()).contains("bug", "NullPointerException");
            });
    assertThat(body((Mapped.Row) mapper.next())).isEqualTo("{\"name\":\"Tom\"}");
  }

  @Test
  void ourOwnObjects() throws IOException {
    RowMapper mapper =
        of(
            "{\"id\":\"a1\",\"email\":\"a@example.com\",\"dateAdded\":\"2026-01-02T03:04:05.006Z\","
                + "\"followers\":[\"u1\"],\"_row\":\"7\"}\nnonsense\n");
    Mapped.Row row = (Mapped.Row) mapper.next();
    assertThat(body(row)).isEqualTo("{\"email\":\"a@example.com\"}");
    assertThat(row.id()).isEqualTo(new ForeignId("cardfile", "a1"));
    assertThat(row.created()).hasToString("2026-01-02T03:04:05.006Z");
    assertThat(JsonWriter.compact(row.more())).isEqualTo("{\"followers\":[\"u1\"]}");
    assertThat(mapper.next())
        .isInstanceOfSatisfying(
            Mapped.Unreadable.class, bad -> assertThat(bad.code()).isEqualTo("invalid_json"));
  }

  @Test
  void idsAndTimesOfObjectsMayBeNumbers() throws IOException {
    RowMapper mapper =
        of(
            """
            {"id":4711,"dateAdded":1767323045006,"lastActivity":1767323045}
            {"id":["a"],"dateAdded":{},"lastActivity":true,"city":"Rome"}
            {"id":null,"dateAdded":" ","lastActivity":null,"city":"Rome"}
            """);
    Mapped.Row numbers = (Mapped.Row) mapper.next();
    assertThat(numbers.id()).isEqualTo(new ForeignId("cardfile", "4711"));
    assertThat(numbers.created()).hasToString("2026-01-02T03:04:05.006Z");
    assertThat(reports(numbers)).containsExactly("lastActivity 1767323045");
    Mapped.Row others = (Mapped.Row) mapper.next();
    assertThat(body(others)).isEqualTo("{\"city\":\"Rome\"}");
    assertThat(reports(others)).containsExactly("id [\"a\"]", "dateAdded {}", "lastActivity true");
    assertThat(((Mapped.Row) mapper.next()).reported()).isEmpty();
  }

  @Test
  void spreadsheetsAreSeenThrough() throws IOException {
    RowMapper mapper =
        of(
            """
            My customers

            Name,Email,Phone,Zip,,
            Ann,ann@example.com,1.55512E+10,"=""0123""\",,
            Bob,bob@example.com,#REF!,'+49,,x
            Name,Email,Phone,Zip,,
            """);
    assertThat(mapper.next()).isInstanceOf(Mapped.Skipped.class);
    Mapped.Row ann = (Mapped.Row) mapper.next();
    assertThat(body(ann)).contains("\"postalCode\":\"0123\"").doesNotContain("phone");
    assertThat(ann.reported()).extracting(ReportedCell::code).containsExactly("shortened_number");
    Mapped.Row bob = (Mapped.Row) mapper.next();
    assertThat(body(bob)).contains("\"postalCode\":\"+49\"");
    assertThat(bob.reported())
        .extracting(ReportedCell::code)
        .containsExactly("spreadsheet_error", "cell_without_heading");
    assertThat(mapper.next()).isInstanceOf(Mapped.Skipped.class);
    assertThat(mapper.next()).isNull();
  }

  @Test
  void longRowsAreNotKeptToGuessWhatTheColumnsAre() throws IOException {
    String row = "a@example.com," + "x".repeat(900_000) + "\n";
    byte[] bytes = ("Email,City\n" + row.repeat(10)).getBytes(StandardCharsets.UTF_8);
    ByteArrayInputStream file = new ByteArrayInputStream(bytes);
    RowMapper mapper = of(file, MappingChoices.NONE);
    assertThat(file.available()).isGreaterThan(bytes.length / 2);
    assertThat(all(mapper)).hasSize(10);
  }

  @Test
  void aFileWithoutHeadingsGoesByLooks() throws IOException {
    RowMapper mapper = of("Ann,ann@example.com,+1 212 555 0143\nBob,bob@example.com,\n");
    assertThat(mapper.mapping().headerLine()).isZero();
    assertThat(body((Mapped.Row) mapper.next()))
        .isEqualTo("{\"email\":\"ann@example.com\",\"phone\":\"+1 212 555 0143\"}");
  }

  @Test
  void allRowsSayTheOrderOfDates() throws IOException {
    String text = "Email,Created\na@example.com,3/4/2026\nb@example.com,23/4/2026\n";
    RowMapper first = of(text);
    assertThat(all(first).getFirst().reported())
        .extracting(ReportedCell::code)
        .containsExactly("date_ambiguous");
    assertThat(first.dates().open()).isEmpty();
    MappingChoices found = MappingChoices.NONE.with(first.dates().found());
    assertThat(all(of(text, found)).getFirst().created()).hasToString("2026-04-03T04:00:00Z");

    RowMapper open = of("Email,Created\na@example.com,3/4/2026\n");
    all(open);
    assertThat(open.dates().open()).containsExactly(1);
    assertThat(open.dates().found()).isEmpty();
  }

  @Test
  void aProgramsOrderOfDatesIsForFilesThatProveNone() throws IOException {
    String head = "Contact Id,First Name,Created,Last Activity,Date Of Birth\n";
    assertThat(times(head + "1,Ann,03/04/2026,,\n", null)).containsExactly("2026-03-04T05:00:00Z");
    assertThat(times(head + "1,Ann,03/04/2026,,\n", DateOrder.DAY_FIRST))
        .containsExactly("2026-04-03T04:00:00Z");
    assertThat(times(head + "1,Ann,03/04/2026,23/04/2026,\n", null))
        .containsExactly("2026-04-03T04:00:00Z");
    // One column in both orders.
    assertThat(times(head + "1,Ann,23/04/2026,,\n2,Bob,04/23/2026,,\n", null))
        .containsExactly("2026-04-23T04:00:00Z", "2026-04-23T04:00:00Z");

    RowMapper mixed = of(head + "1,Ann,23/04/2026,04/23/2026,03/04/2026\n");
    all(mixed);
    assertThat(mixed.dates().open()).containsExactly(4);
  }

  /** Returns when the contacts of a file were created, after a reading that finds the order. */
  private static List<String> times(String text, @Nullable DateOrder order) throws IOException {
    MappingChoices choices = new MappingChoices(Map.of(), null, false, Map.of(), order);
    RowMapper first = of(text, choices);
    all(first);
    assertThat(order == null ? first.dates().open() : List.of()).isEmpty();
    return all(of(text, choices.with(first.dates().found()))).stream()
        .map(row -> String.valueOf(row.created()))
        .toList();
  }

  private static String body(Mapped.Row row) {
    return JsonWriter.compact(row.body());
  }

  private static List<Mapped.Row> rows(String name) throws IOException {
    return all(mapper(name));
  }

  private static List<Mapped.Row> all(RowMapper mapper) throws IOException {
    List<Mapped.Row> rows = new ArrayList<>();
    for (Mapped each = mapper.next(); each != null; each = mapper.next()) {
      rows.add((Mapped.Row) each);
    }
    return rows;
  }

  private static RowMapper mapper(String name) throws IOException {
    InputStream file = SamplesTest.class.getResourceAsStream("../samples/" + name);
    return of(file, MappingChoices.NONE);
  }

  static RowMapper of(String text) throws IOException {
    return of(text, MappingChoices.NONE);
  }

  static RowMapper of(String text, MappingChoices choices) throws IOException {
    return of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), choices);
  }

  private static RowMapper of(InputStream file, MappingChoices choices) throws IOException {
    return RowMapper.of(((ImportFile.Opened) ImportFile.open(file)).file(), choices, location());
  }

  static Location location() {
    return location("America/New_York");
  }

  static Location locationInUtc() {
    return location("Etc/UTC");
  }

  private static Location location(String zone) {
    return new Location(
        new LocationId("loc1"),
        "Test",
        null,
        TimeZoneName.parse(zone).orElseThrow(),
        null,
        DuplicatePreference.DEFAULT,
        CustomFieldDefinitions.NONE,
        1);
  }
}
