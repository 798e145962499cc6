package dev.cardfile.wire.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.CustomValue;
import dev.cardfile.contact.Edit;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.wire.Bodies;
import dev.cardfile.wire.Resources;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Custom fields: every type with every kind of value, and the ways to name a field. */
class CustomValuesTest {

  private static final Pattern REPEATED = Pattern.compile("(\\w)\\{(\\d+)}");

  /** The kinds of JSON values that each type must have a row for. */
  enum Sort {
    NULL,
    BLANK,
    STRING,
    NUMBER,
    BOOLEAN,
    ARRAY,
    OBJECT;

    static Sort of(String json) {
      return switch (json.charAt(0)) {
        case '"' -> json.equals("\"\"") ? BLANK : STRING;
        case '[' -> ARRAY;
        case '{' -> OBJECT;
        case 'n' -> NULL;
        case 't', 'f' -> BOOLEAN;
        default -> NUMBER;
      };
    }
  }

  record Row(CustomFieldType type, boolean withOptions, String json, String expected) {

    static Row of(String line) {
      String[] cells = Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
      assertThat(cells).as(line).hasSize(3);
      String type = cells[0].replace("+AB", "");
      return new Row(
          CustomFieldType.valueOf(type),
          !type.equals(cells[0]),
          expand(cells[1]),
          expand(cells[2]));
    }

    private static String expand(String cell) {
      return REPEATED
          .matcher(cell)
          .replaceAll(each ->
              Matcher.quoteReplacement(each.group(1).repeat(Integer.parseInt(each.group(2)))));
    }

    String fieldId() {
      return "f-" + type.name().toLowerCase(Locale.ROOT) + (withOptions ? "-ab" : "");
    }
  }

  static List<Row> rows() {
    return Resources.rows("custom-values.txt").stream().map(Row::of).toList();
  }

  @Test
  void everyTypeHasARowForEverySortOfValue() {
    Map<CustomFieldType, Set<Sort>> tested = new EnumMap<>(CustomFieldType.class);
    for (Row row : rows()) {
      tested
          .computeIfAbsent(row.type(), type -> EnumSet.noneOf(Sort.class))
          .add(Sort.of(row.json()));
    }
    for (CustomFieldType type : CustomFieldType.values()) {
      assertThat(tested.get(type)).as("%s", type).containsExactly(Sort.values());
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isReadByItsType(Row row) {
    String body =
        Bodies.with(
            "\"customFields\":[{\"id\":\""
                + row.fieldId()
                + "\",\"field_value\":"
                + row.json()
                + "}]");
    if (row.expected().startsWith("!")) {
      String said = row.expected().substring(2);
      String message =
          said.startsWith("each ")
              ? "each value in customFields.0.field_value" + said.substring(4)
              : "customFields.0.field_value " + said;
      assertThat(Bodies.messages(body)).containsExactly(message);
    } else {
      UpsertRequest request = Bodies.accepted(body);
      assertThat(shown(request, row.fieldId())).isEqualTo(row.expected());
    }
  }

  private static String shown(UpsertRequest request, String fieldId) {
    Edit<CustomValue> edit = request.customFields().get(fieldId);
    String value =
        switch (edit) {
          case null -> "absent";
          case Edit.Keep<CustomValue> keep -> "a keep that should not be there";
          case Edit.Clear<CustomValue> clear -> "cleared";
          case Edit.Put<CustomValue>(CustomValue.Text(String text)) -> "text " + text;
          case Edit.Put<CustomValue>(CustomValue.Numeric(var number)) -> "number " + number;
          case Edit.Put<CustomValue>(CustomValue.Texts(var texts)) -> "texts " + texts;
          case Edit.Put<CustomValue>(CustomValue.Json(String json)) -> "json " + json;
        };
    return request.notes().stream()
        .map(note ->
            note instanceof Warning.CustomFieldExtension(int index, String digits) && index == 0
                ? " (extension " + digits + ")"
                : note.toString())
        .reduce(value, String::concat);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'id':'f-text','value':'x'}                              | f-text
          {'id':' f-text ','value':'x'}                            | f-text
          {'key':'k_text','value':'x'}                             | f-text
          {'key':'contact.k_text','value':'x'}                     | f-text
          {'id':'','key':'k_text','value':'x'}                     | f-text
          {'id':'f-text','key':'k_large_text','value':'x'}         | f-text
          {'id':'f-text','key':'A display name','value':'x'}       | f-text
          {'id':'f-text','field_value':'x','fieldValue':'y','value':'z'} | f-text
          {'id':'f-text','fieldValue':'x','value':'z'}             | f-text
          {'id':'6dvNaf7VhkQ9snc5vnjJ','key':'my_custom_field','field_value':'x'} | 6dvNaf7VhkQ9snc5vnjJ
          """)
  void isFoundByIdElseByKeyAndValuedByTheFirstName(String item, String fieldId) {
    UpsertRequest request = read("[" + item + "]");
    assertThat(request.customFields())
        .isEqualTo(Map.of(fieldId, Edit.put(new CustomValue.Text("x"))));
    assertThat(request.notes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'id':'nobody','value':'x'}                  | nobody
          {'id':'nobody','key':'k_text','value':'x'}   | nobody
          {'id':'k_text','value':'x'}                  | k_text
          {'key':'f-text','value':'x'}                 | f-text
          {'key':'contact.nobody','value':{'a':[1]}}   | contact.nobody
          {'key':'contact.contact.k_text','value':'x'} | contact.contact.k_text
          {'id':'nobody'}                              | nobody
          {'id':'nobody','value':''}                   | nobody
          {'id':'nobody','value':null}                 | nobody
          """)
  void anUnknownOneIsNamed(String item, String reference) {
    UpsertRequest request = read("[{'id':'f-text','value':'x'}," + item + "]");
    assertThat(request.customFields().keySet()).containsExactly("f-text");
    assertThat(request.notes()).containsExactly(new Warning.UnknownCustomField(1, reference));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'id':'f-text'}                                 | absent
          {'id':'f-text','field_value':'','value':'x'}    | absent
          {'id':'f-text','field_value':null,'value':'x'}  | text x
          {'id':'f-text','field_value':null,'fieldValue':null,'value':null} | cleared
          {'id':'f-text','value':null}                    | cleared
          {'id':null,'key':'k_text','value':'x'}          | text x
          """)
  void theFirstNameThatIsNotNullDecides(String item, String expected) {
    assertThat(shown(read("[" + item + "]"), "f-text")).isEqualTo(expected);
  }

  @Test
  void aListHasAtMost500Values() {
    String many = "'x',".repeat(499) + "'x'";
    assertThat(shown(read("[{'id':'f-checkbox','value':[" + many + "]}]"), "f-checkbox"))
        .startsWith("texts [x, x");
    String body = "'customFields':[{'id':'f-checkbox','value':[" + many + ",'x']}]";
    assertThat(Bodies.messages(Bodies.with(body.replace('\'', '"'))))
        .containsExactly("customFields.0.value must contain no more than 500 elements");
  }

  private static UpsertRequest read(String items) {
    return Bodies.accepted(Bodies.with(("'customFields':" + items).replace('\'', '"')));
  }
}
