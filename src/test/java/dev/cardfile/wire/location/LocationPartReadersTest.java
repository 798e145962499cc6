package dev.cardfile.wire.location;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.location.FieldDetails;
import dev.cardfile.location.NamedValue;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.Resources;
import dev.cardfile.wire.Violation;
import dev.cardfile.wire.table.BodyReading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What requests about a location's custom fields, tags and named values can contain. */
class LocationPartReadersTest {

  private static final FieldReader FIELDS = new FieldReader();
  private static final NamedValueReader VALUES = new NamedValueReader();

  private static final FieldDetails DETAILS =
      new FieldDetails(7, "p", "d", "f", List.of(".pdf"), true, 2, List.of("x", ""));
  private static final CustomFieldDefinition FIELD =
      new CustomFieldDefinition(
          "f1", "size", "Size", CustomFieldType.SINGLE_OPTIONS, List.of("S", "M"), DETAILS);

  record Row(String reader, String text, List<Violation> violations) {}

  static List<Row> refusals() {
    List<Row> rows = new ArrayList<>();
    for (String line : Resources.rows("location-part-refusals.txt")) {
      if (line.startsWith(" ")) {
        String[] cells = line.strip().split(" \\| ");
        rows.getLast().violations().add(new Violation(cells[0], cells[1], cells[2]));
      } else {
        String[] cells = line.split(" ", 2);
        rows.add(new Row(cells[0], lengthened(cells[1]), new ArrayList<>()));
      }
    }
    return rows;
  }

  private static String lengthened(String text) {
    String texts =
        Pattern.compile("\\{(\\d+)}")
            .matcher(text)
            .replaceAll(length -> "n".repeat(Integer.parseInt(length.group(1))));
    return Pattern.compile("\\[(\\d\\d+)]")
        .matcher(texts)
        .replaceAll(count ->
            IntStream.range(0, Integer.parseInt(count.group(1)))
                .mapToObj(i -> "\"" + i + "\"")
                .collect(Collectors.joining(",", "[", "]")));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void tellsEveryViolationInOrder(Row row) {
    assertThat(read(row.reader(), row.text()))
        .isEqualTo(new BodyReading.Refused<>(new Problem.Invalid(row.violations())));
  }

  private static BodyReading<?> read(String reader, String text) {
    return switch (reader) {
      case "new-field" -> FIELDS.create(bytes(text), "f1");
      case "field" -> FIELDS.change(bytes(text), FIELD);
      case "tag" -> new TagReader().label(bytes(text));
      case "new-value" -> VALUES.create(bytes(text), "v1");
      case "value" -> VALUES.change(bytes(text));
      case "search" -> LocationSearch.read(text.substring(1));
      case "fields" -> FIELDS.wantsContacts(text.substring(1));
      default -> throw new AssertionError(reader);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{\"name\":\"a\",\"name\":\"b\"}", "\"x\""})
  void refusesWhatIsNoObject(String body) {
    for (String reader : List.of("new-field", "field", "tag", "new-value", "value")) {
      assertThat(read(reader, body)).isInstanceOf(BodyReading.Refused.class);
    }
  }

  @Test
  void readsTheLeastOfAField() {
    assertThat(created("{'name':' A - B ','dataType':'TEXT','placeholder':'','options':[]}"))
        .isEqualTo(
            new CustomFieldDefinition("f1", "a__b", "A - B", CustomFieldType.TEXT, List.of()));
  }

  @Test
  void readsEverythingOfAField() {
    String body =
        "{'name':'Size','dataType':'SINGLE_OPTIONS','fieldKey':'contact.size','placeholder':'p',"
            + "'description':'d','parentId':'f','acceptedFormat':['.pdf',''],'position':'7',"
            + "'isMultipleFile':true,'maxNumberOfFiles':2,'model':'contact','options':[],"
            + "'textBoxListOptions':[{'label':'S','prefillValue':'x'},{'label':'M'}]}";
    assertThat(created(body)).isEqualTo(FIELD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'name':'','dataType':'SINGLE_OPTIONS','fieldKey':'size','placeholder':' '}",
        "{'fieldKey':'contact.size','model':'contact','position':''}",
      })
  void whatIsAbsentOrBlankStays(String body) {
    assertThat(changed(body)).isEqualTo(FIELD);
  }

  @Test
  void nullClearsWhatMayBeUnset() {
    String body =
        "{'placeholder':null,'description':null,'parentId':null,'acceptedFormat':null,"
            + "'maxNumberOfFiles':null,'options':null,'textBoxListOptions':null}";
    assertThat(changed(body))
        .isEqualTo(
            new CustomFieldDefinition(
                "f1",
                "size",
                "Size",
                CustomFieldType.SINGLE_OPTIONS,
                List.of(),
                new FieldDetails(7, null, null, null, List.of(), true, null, List.of())));
  }

  @Test
  void boxesOfATextFieldAreNotKeptAndNamed() {
    String body = "{'name':'A','dataType':'TEXT','textBoxListOptions':[{'label':'L'}]}";
    CustomFieldDefinition field =
        new CustomFieldDefinition("f1", "a", "A", CustomFieldType.TEXT, List.of());
    assertThat(FIELDS.create(bytes(body.replace('\'', '"')), "f1"))
        .isEqualTo(
            new BodyReading.Accepted<>(
                field, List.of(new Warning.UnusedOptions("textBoxListOptions"))));
  }

  @Test
  void newOptionsLeaveNoPrefillOfTheOld() {
    CustomFieldDefinition field = changed("{'options':['L']}");
    assertThat(field.options()).containsExactly("L");
    assertThat(field.details().prefills()).isEmpty();
  }

  @Test
  void aValueIsKeptAsItWasSent() {
    assertThat(VALUES.create(bytes("{\"name\":\" A b \",\"value\":\" x\\n\"}"), "v1"))
        .isEqualTo(new BodyReading.Accepted<>(new NamedValue("v1", "a_b", "A b", " x\n")));
    assertThat(VALUES.change(bytes("{\"name\":\"\",\"value\":\"\"}")))
        .isEqualTo(new BodyReading.Accepted<>(new NamedValueReader.Change(null, "")));
  }

  @ParameterizedTest
  @CsvSource({
    ", true",
    "model=, true",
    "model=contact, true",
    "model=all, true",
    "model=opportunity, false",
  })
  void listsTheFieldsOfContacts(String query, boolean contacts) {
    assertThat(FIELDS.wantsContacts(query)).isEqualTo(new BodyReading.Accepted<>(contacts));
  }

  @Test
  void aSearchHasBoundsOfItsOwn() {
    assertThat(LocationSearch.read(null))
        .isEqualTo(new BodyReading.Accepted<>(new LocationSearch(null, null, 0, 10)));
    assertThat(LocationSearch.read("companyId=c1&email=a%40b.co&skip=1&limit=1000&order=desc&x=1"))
        .isEqualTo(new BodyReading.Accepted<>(new LocationSearch("c1", "a@b.co", 1, 1000)));
  }

  private static CustomFieldDefinition created(String body) {
    return accepted(FIELDS.create(bytes(body.replace('\'', '"')), "f1"));
  }

  private static CustomFieldDefinition changed(String body) {
    UnaryOperator<CustomFieldDefinition> change =
        accepted(FIELDS.change(bytes(body.replace('\'', '"')), FIELD));
    return change.apply(FIELD);
  }

  private static <T> T accepted(BodyReading<T> read) {
    return switch (read) {
      case BodyReading.Accepted<T>(T said, var _) -> said;
      case BodyReading.Refused<T>(Problem problem) -> throw new AssertionError(problem);
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
