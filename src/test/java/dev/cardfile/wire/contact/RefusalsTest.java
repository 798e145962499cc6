package dev.cardfile.wire.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.location.InvalidValues;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationProfile;
import dev.cardfile.upsert.request.Reading;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.wire.Bodies;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.ProblemText;
import dev.cardfile.wire.Resources;
import dev.cardfile.wire.Violation;
import dev.cardfile.wire.table.Requirement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The violations of bodies that can be read but not accepted: all at once, and in order. */
class RefusalsTest {

  private static final Pattern REPEATED = Pattern.compile("(\\w| )\\{(\\d+)}");

  record Row(String body, List<Violation> violations) {}

  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (String line : Resources.rows("refusals.txt")) {
      if (line.startsWith(" ")) {
        String[] cells = Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
        // The first cell of an empty property name is empty, and its message has two blanks.
        rows.getLast().violations().add(new Violation(cells[0], cells[1], cells[2]));
      } else {
        rows.add(new Row(expand(line), new ArrayList<>()));
      }
    }
    return rows;
  }

  private static String expand(String line) {
    return REPEATED
        .matcher(line.replace("{L}", "\"" + Bodies.LOCATION_ID + "\""))
        .replaceAll(each ->
            Matcher.quoteReplacement(each.group(1).repeat(Integer.parseInt(each.group(2)))));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void tellsEveryViolationInOrder(Row row) {
    assertThat(Bodies.violations(row.body())).isEqualTo(row.violations());
  }

  /** Unknown properties and the location cannot be left out, and are still refused. */
  @ParameterizedTest
  @MethodSource("rows")
  void whatIsLeftOutIsNamedInTheSameWordsAndOrder(Row row) {
    Predicate<Violation> stays =
        each -> each.code().equals("unknown_property") || each.field().equals("locationId");
    List<Violation> refused = row.violations().stream().filter(stays).toList();
    List<Violation> dropped = row.violations().stream().filter(stays.negate()).toList();
    switch (dropping(row.body())) {
      case Reading.Refused<Problem>(Problem.Invalid(List<Violation> told)) ->
          assertThat(told).isEqualTo(refused).isNotEmpty();
      case Reading.Refused<Problem>(Problem.NoKey noKey) -> {
        assertThat(refused).isEmpty();
        assertThat(dropped).containsAll(noKey.dropped());
      }
      case Reading.Refused<Problem>(Problem problem) -> throw new AssertionError(problem);
      case Reading.Accepted<Problem>(UpsertRequest request) -> {
        assertThat(refused).isEmpty();
        assertThat(leftOut(request)).isEqualTo(dropped);
      }
    }
  }

  private static List<Violation> leftOut(UpsertRequest request) {
    return request.notes().stream()
        .filter(Warning.Invalid.class::isInstance)
        .map(Warning.Invalid.class::cast)
        .map(each -> new Violation(each.property(), each.violation(), each.message()))
        .toList();
  }

  private static Reading<Problem> dropping(String body) {
    return Bodies.read(
        ContactBody.UPSERT,
        body.getBytes(StandardCharsets.UTF_8),
        OptionsReader.read("invalid=drop"),
        Bodies.LOCATION);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          # What is sent with a bad value, and the same without it.
          'email':'nobody','phone':'2125550143'       | 'phone':'2125550143'
          'email':'a@b.co','phone':'12'               | 'email':'a@b.co'
          'email':'a@b.co','firstName':7,'city':'X'   | 'email':'a@b.co','city':'X'
          'email':'a@b.co','dnd':'yes'                | 'email':'a@b.co'
          'email':'a@b.co','tags':['a',7,'b',null]    | 'email':'a@b.co','tags':['a','b']
          'email':'a@b.co','tags':[7]                 | 'email':'a@b.co'
          'email':'a@b.co','tags':[7,' ']             | 'email':'a@b.co'
          'email':'a@b.co','tags':'a'                 | 'email':'a@b.co'
          'email':'a@b.co','dateOfBirth':'x'          | 'email':'a@b.co'
          'email':'a@b.co','country':'XX'             | 'email':'a@b.co'
          'email':'a@b.co','attributionSource':{'url':7,'medium':'m'} | 'email':'a@b.co','attributionSource':{'medium':'m'}
          'email':'a@b.co','dndSettings':{'SMS':{'status':'on'},'Call':{'status':'active'}} | 'email':'a@b.co','dndSettings':{'Call':{'status':'active'}}
          'email':'a@b.co','dndSettings':{'SMS':{'status':'active','message':7}} | 'email':'a@b.co','dndSettings':{'SMS':{'status':'active'}}
          'email':'a@b.co','dndSettings':{'SMS':{'status':'active'},'sms':{'status':'inactive'}} | 'email':'a@b.co','dndSettings':{'SMS':{'status':'active'}}
          'email':'a@b.co','customFields':[7,{'id':'6dvNaf7VhkQ9snc5vnjJ','value':'x'}] | 'email':'a@b.co','customFields':[{'id':'6dvNaf7VhkQ9snc5vnjJ','value':'x'}]
          'email':'a@b.co','customFields':[{'value':'x'},{'id':7,'key':'my_custom_field','value':'y'}] | 'email':'a@b.co'
          'email':'a@b.co','customFields':[{'id':'6dvNaf7VhkQ9snc5vnjJ','value':[]}] | 'email':'a@b.co'
          'email':'a@b.co','createNewIfDuplicateAllowed':'no' | 'email':'a@b.co'
          """)
  void aRequestIsReadAsWithoutWhatIsLeftOut(String sent, String good) {
    UpsertRequest request = ((Reading.Accepted<Problem>) dropping(body(sent))).request();
    assertThat(leftOut(request)).isNotEmpty();
    assertThat(request)
        .usingRecursiveComparison()
        .ignoringFields("notes", "options")
        .isEqualTo(Bodies.accepted(body(good), Bodies.LOCATION));
  }

  private static String body(String members) {
    return "{'locationId':'%s',%s}".formatted(Bodies.LOCATION_ID, members).replace('\'', '"');
  }

  @Test
  void aKeyThatIsLeftOutIsMissedClearly() {
    Reading<Problem> reading = dropping(body("'email':'nobody','phone':7,'city':7"));
    Problem problem = ((Reading.Refused<Problem>) reading).problem();
    assertThat(ProblemText.of(problem).code()).isEqualTo("no_key");
    assertThat(ProblemText.of(problem).hint())
        .endsWith(" Left out as invalid: email must be an email; phone must be a string.");
    String named = body("'email':'nobody','name':'Mina Okoro'");
    Reading<Problem> creation =
        Bodies.read(
            ContactBody.CREATION,
            named.getBytes(StandardCharsets.UTF_8),
            OptionsReader.read("invalid=drop"),
            Bodies.LOCATION);
    Problem unknown = ((Reading.Refused<Problem>) creation).problem();
    assertThat(ProblemText.of(unknown).code()).isEqualTo("no_identity");
    assertThat(ProblemText.of(unknown).hint())
        .endsWith(" Left out as invalid: email must be an email.");
  }

  @Test
  void whatCannotAllBeNamedIsRefused() {
    String items =
        IntStream.range(0, 500)
            .mapToObj(i -> "{\"id\":7,\"key\":7,\"value\":1}")
            .collect(Collectors.joining(",", "[", "]"));
    Reading<Problem> reading = dropping(Bodies.with("\"customFields\":" + items));
    assertThat(leftOut(((Reading.Accepted<Problem>) reading).request())).hasSize(1000);
    reading = dropping(Bodies.with("\"city\":7,\"customFields\":" + items));
    Problem problem = ((Reading.Refused<Problem>) reading).problem();
    assertThat(((Problem.Invalid) problem).violations()).hasSize(1001);
  }

  @Test
  void aLocationMayLeaveOutInvalidValuesUnlessARequestSaysOtherwise() {
    Location lax =
        new Location(
            Bodies.LOCATION.id(),
            "lax",
            null,
            null,
            null,
            Bodies.LOCATION.preference(),
            LocationProfile.NONE,
            InvalidValues.DROP,
            Bodies.LOCATION.customFields(),
            1);
    String body = Bodies.with("\"city\":7");
    for (String query : Arrays.asList(null, "x=1", "dryRun=true", "invalid=refuse")) {
      Reading<Problem> reading =
          Bodies.read(
              ContactBody.UPSERT,
              body.getBytes(StandardCharsets.UTF_8),
              OptionsReader.read(query),
              lax);
      assertThat(reading instanceof Reading.Accepted)
          .as(query)
          .isEqualTo(!"invalid=refuse".equals(query));
    }
  }

  @Test
  void whatIsWrongWithTheQueryComesFirst() {
    Reading<Problem> reading =
        Bodies.read(
            ContactBody.UPSERT,
            Bodies.with("\"zebra\":1,\"city\":7").getBytes(StandardCharsets.UTF_8),
            OptionsReader.read("fields=all&tags=&invalid=drop"),
            Bodies.LOCATION);
    Problem problem = ((Reading.Refused<Problem>) reading).problem();
    assertThat(((Problem.Invalid) problem).violations())
        .extracting(Violation::message)
        .containsExactly(
            "query.tags must be one of the following values: replace, add, remove",
            "query.fields must be one of the following values: overwrite, fillEmpty",
            "property zebra should not exist",
            "city must be a string");
  }

  @Test
  void listsAreBoundedByWhatWasSent() {
    assertThat(Bodies.messages(Bodies.with("\"tags\":" + list(501, "\"same\""))))
        .containsExactly("tags must contain no more than 500 elements");
    assertThat(Bodies.accepted(Bodies.with("\"tags\":" + list(500, "\"same\""))).tags().names())
        .containsExactly("same");
    assertThat(Bodies.messages(Bodies.with("\"customFields\":" + list(501, "{}"))))
        .containsExactly("customFields must contain no more than 500 elements");
    String different =
        IntStream.range(0, 500)
            .mapToObj(i -> "{\"id\":\"unknown-" + i + "\"}")
            .collect(Collectors.joining(",", "[", "]"));
    assertThat(Bodies.accepted(Bodies.with("\"customFields\":" + different)).notes()).hasSize(500);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'locationId':'other'}",
        "{'zebra':1,'locationId':' other ','firstName':5}",
        "{'locationId':'VE9EPM428H8VSHLRW1KT'}",
        "{'locationId':'\\u0000'}",
        "{'locationId':'\\ud800'}",
      })
  void aForeignLocationComesBeforeAllViolations(String body) {
    assertThat(Bodies.refused(body.replace('\'', '"'))).isEqualTo(new Problem.ForeignLocation());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",'email':null",
        ",'email':null,'phone':null",
        ",'email':'','phone':'  '",
        ",'name':'Rosan Deo','email':''",
        ",'firstName':'Rosan','phone':null",
      })
  void withoutAKeyThereIsNobodyToFind(String members) {
    String body = "{'locationId':'" + Bodies.LOCATION_ID + "'" + members + "}";
    assertThat(Bodies.refused(body.replace('\'', '"'))).isEqualTo(new Problem.NoKey());
  }

  @Test
  void violationsComeBeforeTheMissingKey() {
    assertThat(Bodies.messages("{\"locationId\":\"" + Bodies.LOCATION_ID + "\",\"dnd\":1}"))
        .containsExactly("dnd must be a boolean value");
  }

  @Test
  void whatIsRepeatedIsCut() {
    assertThat(Bodies.messages(Bodies.with("\"" + "z".repeat(1_000_000) + "\":1")))
        .containsExactly("property " + "z".repeat(255) + "\u2026 should not exist");
    assertThat(Requirement.oneOf(List.of("x".repeat(1990), "y", "z".repeat(100))).text())
        .isEqualTo("must be one of the following values: " + "x".repeat(1990) + ", y, \u2026");
    assertThat(ProblemText.of(new Problem.InvalidField("n".repeat(1000), List.of())).message())
        .isEqualTo("Invalid field " + "n".repeat(255) + "\u2026");
  }

  private static String list(int count, String element) {
    return IntStream.range(0, count)
        .mapToObj(i -> element)
        .collect(Collectors.joining(",", "[", "]"));
  }
}
