package dev.cardfile.wire.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Edit;
import dev.cardfile.store.Contacts;
import dev.cardfile.upsert.request.Reading;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.wire.Bodies;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.Resources;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every property of the body: absent, null, blank, wrong, small, large and too large. */
class BodyFieldTest {

  private static final Pattern REPEATED = Pattern.compile("(\\X)\\{(\\d+)}");

  /** A value of each JSON type. */
  private static final Map<String, String> TYPES =
      Map.of(
          "string", "\"text\"",
          "number", "5",
          "boolean", "true",
          "array", "[1]",
          "object", "{\"a\":1}");

  /**
   * A row of the table.
   *
   * @param whenNull the effect of a null: {@code clears}, {@code ignored} or {@code required}
   */
  record Row(
      BodyField field,
      String type,
      String whenNull,
      String smallest,
      String smallestKept,
      String largest,
      String largestKept,
      String beyond,
      String message) {

    static Row of(String line) {
      String[] cells = Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
      assertThat(cells).as(line).hasSize(9);
      BodyField field =
          Arrays.stream(BodyField.values())
              .filter(each -> each.wireName().equals(cells[0]))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no property " + cells[0]));
      for (int i = 3; i < cells.length - 1; i++) {
        cells[i] =
            REPEATED
                .matcher(cells[i])
                .replaceAll(
                    each -> Matcher.quoteReplacement(repeated(each.group(1), each.group(2))));
      }
      return new Row(
          field, cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8]);
    }

    private static String repeated(String text, String times) {
      return text.repeat(Integer.parseInt(times));
    }

    String typeMessage() {
      return field.wireName()
          + switch (type) {
            case "string" -> " must be a string";
            case "boolean" -> " must be a boolean value";
            case "array" -> " must be an array";
            case "object" -> " must be an object";
            default -> throw new AssertionError(type);
          };
    }
  }

  static List<Row> rows() {
    return Resources.rows("fields.txt").stream().map(Row::of).toList();
  }

  static Stream<Row> optionalRows() {
    return rows().stream().filter(row -> row.field() != BodyField.LOCATION_ID);
  }

  @Test
  void everyPropertyHasARow() {
    Set<BodyField> tested = rows().stream().map(Row::field).collect(Collectors.toSet());
    assertThat(tested).isEqualTo(EnumSet.allOf(BodyField.class));
  }

  @ParameterizedTest
  @EnumSource(BodyField.class)
  void absentIsKept(BodyField field) {
    Map<String, String> members = new LinkedHashMap<>(baseFor(field));
    if (field == BodyField.LOCATION_ID) {
      members.remove("locationId");
      assertThat(Bodies.messages(form(field), json(members)))
          .containsExactly("locationId should not be empty", "locationId must be a string");
    } else {
      assertThat(shown(field, Bodies.accepted(form(field), json(members)))).isEqualTo(kept(field));
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void nullClearsOrIsIgnored(Row row) {
    String body = body(row.field(), "null");
    switch (row.whenNull()) {
      case "clears" ->
          assertThat(shown(row.field(), Bodies.accepted(form(row.field()), body)))
              .isEqualTo("cleared");
      case "ignored" -> ignoresNull(row.field(), Bodies.accepted(form(row.field()), body));
      case "required" ->
          assertThat(Bodies.messages(form(row.field()), body))
              .containsExactly("locationId should not be empty", row.typeMessage());
      default -> throw new AssertionError(row.whenNull());
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void blankIsAbsent(Row row) {
    for (String blank : List.of("\"\"", "\"  \"", "\"\\t\\n\\u00a0\\ufeff\"")) {
      String body = body(row.field(), blank);
      if (row.field() == BodyField.LOCATION_ID) {
        assertThat(Bodies.messages(form(row.field()), body))
            .containsExactly("locationId should not be empty", "locationId must be a string");
      } else {
        UpsertRequest request = Bodies.accepted(form(row.field()), body);
        assertThat(shown(row.field(), request)).isEqualTo(kept(row.field()));
        assertThat(request.notes()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyOtherJsonTypeIsRefused(Row row) {
    TYPES.forEach((type, value) -> {
      if (!type.equals(row.type())) {
        assertThat(Bodies.messages(form(row.field()), body(row.field(), value)))
            .containsExactly(row.typeMessage());
      }
    });
  }

  @ParameterizedTest
  @MethodSource("optionalRows")
  void textMustBeWellFormed(Row row) {
    if (row.type().equals("string")) {
      for (String text : List.of("\\u0000", "a\\u0000", "\\ud800", "\\udc00b", "\\udc00\\ud800")) {
        assertThat(Bodies.messages(form(row.field()), body(row.field(), "\"" + text + "\"")))
            .containsExactly(row.field().wireName() + " must be well-formed text");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("optionalRows")
  void smallestAndLargestAreKept(Row row) {
    if (!row.smallestKept().equals("-")) {
      assertThat(
              shown(
                  row.field(),
                  Bodies.accepted(form(row.field()), body(row.field(), row.smallest()))))
          .isEqualTo(row.smallestKept());
    }
    assertThat(
            shown(
                row.field(), Bodies.accepted(form(row.field()), body(row.field(), row.largest()))))
        .isEqualTo(row.largestKept());
  }

  @ParameterizedTest
  @MethodSource("optionalRows")
  void whatIsBeyondIsRefused(Row row) {
    if (!row.beyond().equals("-")) {
      String path = row.field().wireName() + (row.message().startsWith(".") ? "" : " ");
      assertThat(Bodies.messages(form(row.field()), body(row.field(), row.beyond())))
          .containsExactly(path + row.message());
    }
  }

  @ParameterizedTest
  @EnumSource(ContactBody.class)
  void eachBodyTakesItsPropertiesAndNoOther(ContactBody form) {
    for (Row row : rows()) {
      Map<String, String> members = baseFor(form);
      members.put(row.field().wireName(), row.largest());
      if (form.takes(row.field())) {
        assertThat(Bodies.read(form, json(members)))
            .as(row.field().wireName())
            .isInstanceOf(Reading.Accepted.class);
      } else {
        assertThat(Bodies.messages(form, json(members)))
            .containsExactly("property " + row.field().wireName() + " should not exist");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("optionalRows")
  void nullClearsEveryTextOfAChange(Row row) {
    if (ContactBody.CHANGE.takes(row.field())) {
      String body = "{\"" + row.field().wireName() + "\":null}";
      if (row.type().equals("string")) {
        assertThat(shown(row.field(), Bodies.accepted(ContactBody.CHANGE, body)))
            .isEqualTo("cleared");
      } else {
        ignoresNull(row.field(), Bodies.accepted(ContactBody.CHANGE, body));
      }
    }
  }

  /** A null is ignored, with a warning only if the contact has something in the field. */
  private static void ignoresNull(BodyField field, UpsertRequest request) {
    assertThat(shown(field, request)).isEqualTo(kept(field));
    Contact blank =
        Contact.blank(new ContactId("00000000000000000001"), Attribution.UNKNOWN, Bodies.NOW);
    assertThat(request.notesFor(blank)).isEmpty();
    Contact full = Contacts.full("00000000000000000001", "x");
    List<String> named =
        switch (field) {
          case CREATE_NEW_IF_DUPLICATE_ALLOWED, ATTRIBUTION_SOURCE -> List.of();
          default -> List.of(field.wireName());
        };
    assertThat(request.notesFor(full))
        .extracting(note -> ((Warning.IgnoredNull) note).property())
        .isEqualTo(named);
  }

  @Test
  void aNewContactNeedsOneOfFour() {
    String start = "{\"locationId\":\"" + Bodies.LOCATION_ID + "\",\"name\":\"Rosan Deo\"";
    for (String name : List.of("email", "phone", "firstName", "lastName")) {
      for (String none : List.of("null", "\" \"")) {
        assertThat(Bodies.refused(ContactBody.CREATION, start + ",\"" + name + "\":" + none + "}"))
            .isEqualTo(new Problem.NoIdentity());
      }
    }
    for (String one :
        List.of(
            "\"email\":\"a@b.co\"",
            "\"phone\":\"+18888888888\"",
            "\"firstName\":\"Rosan\"",
            "\"lastName\":\"Deo\"")) {
      assertThat(Bodies.read(ContactBody.CREATION, start + "," + one + "}"))
          .isInstanceOf(Reading.Accepted.class);
    }
  }

  /** Returns a kind of body that takes the field: an upsert, or else a change. */
  private static ContactBody form(BodyField field) {
    return ContactBody.UPSERT.takes(field) ? ContactBody.UPSERT : ContactBody.CHANGE;
  }

  /** Returns a valid body without the field, if the field is optional. */
  private static Map<String, String> baseFor(BodyField field) {
    Map<String, String> members = baseFor(form(field));
    if (field == BodyField.EMAIL) {
      members.remove("email");
      members.put("phone", "\"+18888888888\"");
    }
    return members;
  }

  private static Map<String, String> baseFor(ContactBody form) {
    Map<String, String> members = new LinkedHashMap<>();
    if (form != ContactBody.CHANGE) {
      members.put("locationId", "\"" + Bodies.LOCATION_ID + "\"");
      members.put("email", "\"a@b.co\"");
    }
    return members;
  }

  private static String body(BodyField field, String value) {
    Map<String, String> members = baseFor(field);
    members.put(field.wireName(), value);
    return json(members);
  }

  private static String json(Map<String, String> members) {
    return members.entrySet().stream()
        .map(each -> "\"" + each.getKey() + "\":" + each.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** Returns what a request has in a field that the body does not contain. */
  private static String kept(BodyField field) {
    return switch (field) {
      case DND, INBOUND_DND_SETTINGS, TAGS -> "null";
      case DND_SETTINGS, CUSTOM_FIELDS, ATTRIBUTION_SOURCE -> "{}";
      case CREATE_NEW_IF_DUPLICATE_ALLOWED -> "false";
      default -> "kept";
    };
  }

  private static String shown(BodyField field, UpsertRequest request) {
    return switch (field) {
      case LOCATION_ID -> "-";
      case FIRST_NAME -> shown(request.name().first());
      case LAST_NAME -> shown(request.name().last());
      case NAME -> shown(request.name().full());
      case EMAIL -> shown(request.email());
      case PHONE -> shown(request.phone());
      case DATE_OF_BIRTH -> shown(request.dateOfBirth());
      case DND -> String.valueOf(request.dnd());
      case DND_SETTINGS -> request.dndChannels().toString();
      case INBOUND_DND_SETTINGS -> String.valueOf(request.inboundDnd());
      case TAGS -> String.valueOf(request.tags());
      case CUSTOM_FIELDS -> request.customFields().toString();
      case ATTRIBUTION_SOURCE -> request.attribution().more().toString();
      case CREATE_NEW_IF_DUPLICATE_ALLOWED -> String.valueOf(request.createNewIfAllowed());
      case GENDER, ADDRESS1, CITY, STATE, POSTAL_CODE, WEBSITE -> text(field, request);
      case COMPANY_NAME, SOURCE, ASSIGNED_TO, COUNTRY, TIMEZONE -> text(field, request);
      case TYPE, KEYWORD, SSN -> text(field, request);
    };
  }

  private static String text(BodyField field, UpsertRequest request) {
    assertThat(request.texts().values()).noneMatch(edit -> edit instanceof Edit.Keep);
    return shown(
        request.texts().getOrDefault(Objects.requireNonNull(field.textField()), Edit.keep()));
  }

  private static <T> String shown(Edit<T> edit) {
    return switch (edit) {
      case Edit.Keep<T> keep -> "kept";
      case Edit.Clear<T> clear -> "cleared";
      case Edit.Put<T>(T value) -> value.toString();
    };
  }
}
