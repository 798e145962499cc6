package dev.cardfile.transfer.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.CustomFields;
import dev.cardfile.contact.CustomValue;
import dev.cardfile.contact.Dnd;
import dev.cardfile.contact.DndChannel;
import dev.cardfile.contact.DndSetting;
import dev.cardfile.contact.Followers;
import dev.cardfile.contact.HeldValues;
import dev.cardfile.contact.PersonName;
import dev.cardfile.contact.Tags;
import dev.cardfile.contact.TextField;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.transfer.file.ImportFile;
import dev.cardfile.transfer.mapping.ForeignId;
import dev.cardfile.transfer.mapping.Mapped;
import dev.cardfile.transfer.mapping.MappingChoices;
import dev.cardfile.transfer.mapping.RowMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** What is written of a contact can be read again. */
class ContactFormatsTest {

  private static final CustomFieldDefinitions FIELDS =
      new CustomFieldDefinitions(
          List.of(
              field("f1", "colour", CustomFieldType.TEXT),
              field("f2", "sizes", CustomFieldType.TEXTBOX_LIST),
              field("f3", "number", CustomFieldType.NUMERICAL),
              field("f4", "papers", CustomFieldType.FILE_UPLOAD)));

  /** A contact with every kind of text that could break a format. */
  private static final Contact CONTACT = contact();

  @Test
  void ourOwnFormatsCarryEverything() throws IOException {
    ContactFormat csv = new OwnCsv(ExportChoice.CSV, FIELDS);
    ContactFormat lines = new ObjectLines(ExportChoice.CSV, FIELDS);
    Mapped.Row fromCsv = row(csv.head() + one(csv, "own1"));
    Mapped.Row fromLines = row(lines.head() + one(lines, "own1"));
    for (Mapped.Row row : List.of(fromCsv, fromLines)) {
      assertThat(row.reported()).isEmpty();
      assertThat(row.id()).isEqualTo(new ForeignId("cardfile", "own1"));
      assertThat(row.created()).isEqualTo(CONTACT.dateAdded());
      assertThat(row.lastActivity()).isEqualTo(CONTACT.lastActivity());
      assertThat(row.body().get("tags")).isEqualTo(fromLines.body().get("tags"));
    }
    assertThat(JsonWriter.compact(fromLines.body()))
        .contains("\"address1\":\"=1+1\"", "\"city\":\"=\\\"x\\\"\"", "\"state\":\"1.5E+10\"")
        .contains("\"key\":\"colour\",\"field_value\":\"two\\nlines\"")
        .contains("\"Call\":{\"status\":\"active\",\"message\":\"no\"}");
    assertThat(fromCsv.more().members()).isEqualTo(fromLines.more().members());
    // A CSV cell contains a number as text, which the field's type makes a number again.
    assertThat(JsonWriter.compact(fromCsv.body()).replace("\"4.20\"", "4.20").length())
        .isEqualTo(JsonWriter.compact(fromLines.body()).length());
    fromLines
        .body()
        .members()
        .forEach((name, value) -> {
          if (!name.equals("customFields")) {
            assertThat(fromCsv.body().get(name)).as(name).isEqualTo(value);
          }
        });
  }

  @Test
  void highLevelsHasItsNineColumns() throws IOException {
    ContactFormat csv = new HighLevelCsv(ZoneOffset.UTC);
    assertThat(csv.head())
        .isEqualTo(
            "Contact Id,First Name,Last Name,Phone,Email,Business Name,Created,Last Activity,Tags\r\n");
    assertThat(one(csv, "alias1"))
        .isEqualTo(
            "alias1,Jörg,\"'@Doe, \"\"J\"\"\",+12125550143,joerg@example.com,"
                + ",2026-06-08T10:28:39+00:00,Jul 22 2026 02:09 PM,\"vip, a;b\"\r\n");
    assertThat(row(csv.head() + one(csv, "alias1")).id())
        .isEqualTo(new ForeignId("highlevel", "alias1"));
  }

  @Test
  void cardsAreRead() throws IOException {
    Mapped.Row row = row(one(new Cards(), "own1"));
    assertThat(row.reported()).isEmpty();
    assertThat(JsonWriter.compact(row.body()))
        .isEqualTo(
            "{\"firstName\":\"Jörg\",\"lastName\":\"@Doe, \\\"J\\\"\",\"address1\":\"=1+1\","
                + "\"city\":\"=\\\"x\\\"\",\"state\":\"1.5E+10\",\"dateOfBirth\":\"1987-10-06\","
                + "\"email\":\"joerg@example.com\",\"phone\":\"+12125550143\","
                + "\"tags\":[\"vip\",\"a;b\"]}");
    assertThat(row.created()).hasToString("2026-06-08T10:28:39Z");
    assertThat(JsonWriter.compact(row.more()))
        .isEqualTo("{\"additionalEmails\":[\"j@example.net\",\"k@example.net\"]}");
  }

  private static String one(ContactFormat format, String id) throws IOException {
    StringBuilder text = new StringBuilder();
    format.write(Exported.plain(CONTACT, id), text);
    return text.toString();
  }

  private static Mapped.Row row(String text) throws IOException {
    ImportFile.Opened opened =
        (ImportFile.Opened)
            ImportFile.open(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    Location location =
        new Location(
            new LocationId("loc1"), "T", null, null, null, DuplicatePreference.DEFAULT, FIELDS, 1);
    return (Mapped.Row) RowMapper.of(opened.file(), MappingChoices.NONE, location).next();
  }

  private static CustomFieldDefinition field(String id, String key, CustomFieldType type) {
    return new CustomFieldDefinition(id, key, "Name of " + key, type, List.of());
  }

  private static Contact contact() {
    SequencedMap<String, CustomValue> custom = new LinkedHashMap<>();
    custom.put("f1", new CustomValue.Text("two\nlines"));
    custom.put("f2", new CustomValue.Texts(List.of("a, b", "c")));
    custom.put("f3", new CustomValue.Numeric(new BigDecimal("4.20")));
    custom.put("f4", new CustomValue.Json("{\"a\":{\"b\":1}}"));
    return new Contact(
        new ContactId("own1"),
        new PersonName("Jörg", "@Doe, \"J\""),
        new HeldValues("joerg@example.com", List.of("j@example.net", "k@example.net")),
        new HeldValues("+12125550143", List.of()),
        Map.of(TextField.ADDRESS1, "=1+1", TextField.CITY, "=\"x\"", TextField.STATE, "1.5E+10"),
        LocalDate.of(1987, 10, 6),
        new Dnd(
            true,
            Map.of(DndChannel.CALL, new DndSetting(DndSetting.Status.ACTIVE, "no", null)),
            null),
        new Tags(List.of("vip", "a;b")),
        new CustomFields(custom),
        new Followers(List.of("u1", "u2")),
        Attribution.UNKNOWN,
        Attribution.UNKNOWN,
        Instant.parse("2026-06-08T10:28:39.123Z"),
        Instant.parse("2026-07-22T14:09:00Z"),
        Instant.parse("2026-07-22T14:09:00Z"),
        3);
  }
}
