package dev.cardfile.wire.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cardfile.contact.ContactId;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonNumber;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonReader;
import dev.cardfile.json.JsonString;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.upsert.Deciding;
import dev.cardfile.upsert.UpsertResult;
import dev.cardfile.upsert.request.Reading;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.upsert.request.WriteOptions;
import dev.cardfile.wire.ApiVersion;
import dev.cardfile.wire.Bodies;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.answer.AnswerWriter;
import dev.cardfile.wire.search.BusinessContactsReader;
import dev.cardfile.wire.table.BodyReading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whatever the bytes, the reader throws nothing, refuses with problems that can be written, and
 * what it accepts comes back unchanged. {@code ./check -Plong} searches for 20 seconds; for longer:
 *
 * <pre>JAZZER_FUZZ=1 JAZZER_MAX_DURATION=10m mvn -Dtest=UpsertReaderFuzzTest test</pre>
 */
class UpsertReaderFuzzTest {

  private static final OptionsReader.Said LENIENT =
      OptionsReader.read("invalid=drop&fields=fillEmpty");

  private static final AnswerWriter WRITER = new AnswerWriter();
  private static final Set<String> SENT =
      ContactBody.UPSERT.properties().keySet().stream()
          .map(BodyField::wireName)
          .collect(Collectors.toSet());

  @DictionaryFile(resourcePath = "UpsertReaderFuzzTest.dict")
  @FuzzTest(maxDuration = "20s")
  void readsWhateverComes(byte[] body) {
    Reading<Problem> reading = Bodies.read(body);
    assertThat(Bodies.read(body)).isEqualTo(reading);
    switch (reading) {
      case Reading.Refused<Problem>(Problem problem) -> isTold(problem);
      case Reading.Accepted<Problem>(UpsertRequest request) -> comesBack(request);
    }
    neighboursReadItToo(body);
  }

  private static void neighboursReadItToo(byte[] body) {
    for (ContactBody form : ContactBody.values()) {
      if (Bodies.read(form, body) instanceof Reading.Refused<Problem>(Problem problem)) {
        isTold(problem);
      }
      if (Bodies.read(form, body, LENIENT, Bodies.LOCATION)
          instanceof Reading.Refused<Problem>(Problem problem)) {
        isTold(problem);
      }
    }
    for (TextListReader reader : List.of(TextListReader.TAGS, TextListReader.FOLLOWERS)) {
      if (reader.read(body) instanceof BodyReading.Refused<List<String>>(Problem problem)) {
        isTold(problem);
      }
    }
    if (new BulkTagsReader().read("add", body, Bodies.LOCATION.id())
        instanceof BodyReading.Refused<BulkTagsReader.Change>(Problem problem)) {
      isTold(problem);
    }
    if (new BusinessContactsReader().readLink(body, Bodies.LOCATION.id())
        instanceof BodyReading.Refused<BusinessContactsReader.Link>(Problem problem)) {
      isTold(problem);
    }
  }

  private static void isTold(Problem problem) {
    if (problem instanceof Problem.UnreadableJson(String hint)) {
      assertThat(hint).matches("Line \\d+, column \\d+: [a-zA-Z0-9' -]+\\.");
    }
    JsonObject told = parsed(WRITER.problem(problem, "trace-1"));
    assertThat(told.get("statusCode")).isInstanceOf(JsonNumber.class);
    assertThat(told.get("message"))
        .isInstanceOf(problem instanceof Problem.Invalid ? JsonArray.class : JsonString.class);
  }

  /** The contact of the answer, sent as a request, results in the same contact. */
  private static void comesBack(UpsertRequest request) {
    UpsertResult result = decided(request);
    byte[] answer =
        new ContactAnswers()
            .upsert(
                result,
                WriteOptions.DEFAULT,
                Bodies.LOCATION.id(),
                ApiVersion.V2021_04_15,
                "trace-1");
    JsonObject contact = (JsonObject) parsed(answer).get("contact");
    SequencedMap<String, Json> sent = new LinkedHashMap<>(contact.members());
    sent.keySet().retainAll(SENT);
    String again = JsonWriter.compact(new JsonObject(sent));
    switch (Bodies.read(again)) {
      case Reading.Accepted<Problem>(UpsertRequest same) ->
          assertThat(decided(same).contact()).isEqualTo(result.contact());
      // A part of a name may exceed the limit of its own property, and some letters become two in
      // lower case.
      case Reading.Refused<Problem>(Problem problem) -> {
        assertThat(problem).as(again).isInstanceOf(Problem.Invalid.class);
        assertThat(((Problem.Invalid) problem).violations())
            .as(again)
            .allMatch(each -> each.code().equals("too_long"));
      }
    }
  }

  private static UpsertResult decided(UpsertRequest request) {
    return (UpsertResult)
        Deciding.decide(
            request,
            Bodies.LOCATION.preference(),
            key -> Optional.empty(),
            null,
            new ContactId("00000000000000000001"),
            Bodies.NOW);
  }

  private static JsonObject parsed(byte[] json) {
    JsonReader.Parsed parsed = JsonReader.read(json);
    assertThat(parsed).as(new String(json, UTF_8)).isInstanceOf(JsonReader.Parsed.Body.class);
    return ((JsonReader.Parsed.Body) parsed).object();
  }
}
