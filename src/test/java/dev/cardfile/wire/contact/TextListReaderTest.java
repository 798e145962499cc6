package dev.cardfile.wire.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Tags;
import dev.cardfile.location.LocationId;
import dev.cardfile.upsert.TagChange;
import dev.cardfile.wire.Bodies;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.Violation;
import dev.cardfile.wire.table.BodyReading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that contain a list: their limits, and what else can be wrong with them. */
class TextListReaderTest {

  private static final LocationId OWN = new LocationId(Bodies.LOCATION_ID);
  private static final String LOCATION = "'locationId':'" + Bodies.LOCATION_ID + "'";

  @Test
  void blankTextsDoNotCount() {
    assertThat(TextListReader.TAGS.read(bytes("{'tags':[' a ','','\\t','b']}")))
        .isEqualTo(new BodyReading.Accepted<>(List.of("a", "b")));
    assertThat(TextListReader.FOLLOWERS.read(bytes("{'followers':[]}")))
        .isEqualTo(new BodyReading.Accepted<>(List.of()));
  }

  @Test
  void asManyAndAsLongAsTheLimitsSay() {
    assertThat(TextListReader.TAGS.read(bytes("{'tags':" + list(500, "a") + "}")))
        .isInstanceOf(BodyReading.Accepted.class);
    assertThat(refused(TextListReader.TAGS, "{'tags':" + list(501, "a") + "}"))
        .containsExactly("tags must contain no more than 500 elements");
    assertThat(refused(TextListReader.TAGS, "{'tags':['" + "a".repeat(256) + "']}"))
        .containsExactly("each value in tags must be shorter than or equal to 255 characters");
    assertThat(refused(TextListReader.FOLLOWERS, "{'followers':" + list(101, "a") + "}"))
        .containsExactly("followers must contain no more than 100 elements");
    assertThat(refused(TextListReader.FOLLOWERS, "{'followers':['" + "a".repeat(65) + "']}"))
        .containsExactly("each value in followers must be shorter than or equal to 64 characters");
    assertThat(bulkRefused("{" + LOCATION + ",'tags':[],'contacts':" + list(501, "a") + "}"))
        .containsExactly("contacts must contain no more than 500 elements");
    assertThat(bulkRefused("{" + LOCATION + ",'tags':[],'contacts':['" + "a".repeat(65) + "']}"))
        .containsExactly("each value in contacts must be shorter than or equal to 64 characters");
    assertThat(bulkRefused("{" + LOCATION + ",'contacts':[],'tags':" + list(501, "a") + "}"))
        .containsExactly("tags must contain no more than 500 elements");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                             | tags should not be empty
          {'tags':null}                  | tags should not be empty
          {'tags':' '}                   | tags should not be empty
          {'tags':'a'}                   | tags must be an array
          {'tags':{'a':1}}               | tags must be an array
          {'tags':[null]}                | each value in tags must be a string
          {'tags':[['a']]}               | each value in tags must be a string
          {'tags':['\\u0000']}           | each value in tags must be well-formed text
          {'tags':['a'],'tag':1}         | property tag should not exist
          """)
  void whatIsNoListOfTextsIsRefused(String body, String message) {
    assertThat(refused(TextListReader.TAGS, body)).containsExactly(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "{'tags':['a']", "{'tags':[],'tags':[]}"})
  void whatIsNoObjectIsUnreadable(String body) {
    assertThat(
            ((BodyReading.Refused<List<String>>) TextListReader.TAGS.read(bytes(body))).problem())
        .isInstanceOf(Problem.UnreadableJson.class);
    BodyReading<BulkTagsReader.Change> bulk = new BulkTagsReader().read("add", bytes(body), OWN);
    assertThat(((BodyReading.Refused<BulkTagsReader.Change>) bulk).problem())
        .isInstanceOf(Problem.UnreadableJson.class);
  }

  @Test
  void whatIsToBeDoneWithManyIsRead() {
    String start = "{" + LOCATION + ",'contacts':['c2',' c1 ','c2']";
    List<ContactId> contacts =
        List.of(new ContactId("c2"), new ContactId("c1"), new ContactId("c2"));
    assertThat(bulk("add", start + ",'tags':['A','a']}"))
        .isEqualTo(
            new BodyReading.Accepted<>(
                new BulkTagsReader.Change(contacts, new TagChange.Add(new Tags(List.of("a"))))));
    assertThat(bulk("remove", start + ",'tags':['b'],'removeAllTags':false}"))
        .isEqualTo(
            new BodyReading.Accepted<>(
                new BulkTagsReader.Change(contacts, new TagChange.Remove(new Tags(List.of("b"))))));
    for (String tags : List.of("", ",'tags':['b']", ",'tags':[]")) {
      assertThat(bulk("remove", start + tags + ",'removeAllTags':true}"))
          .isEqualTo(
              new BodyReading.Accepted<>(
                  new BulkTagsReader.Change(contacts, new TagChange.RemoveAll())));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'locationId':null}", "{'locationId':' ','contacts':5}"})
  void aLocationThatIsNotNamedIsToldAlone(String body) {
    assertThat(bulk("add", body))
        .isEqualTo(new BodyReading.Refused<>(new Problem.LocationMissing()));
  }

  private static BodyReading<BulkTagsReader.Change> bulk(String type, String body) {
    return new BulkTagsReader().read(type, bytes(body), OWN);
  }

  private static List<String> bulkRefused(String body) {
    return messages(((BodyReading.Refused<BulkTagsReader.Change>) bulk("add", body)).problem());
  }

  private static List<String> refused(TextListReader reader, String body) {
    return messages(((BodyReading.Refused<List<String>>) reader.read(bytes(body))).problem());
  }

  private static List<String> messages(Problem problem) {
    return ((Problem.Invalid) problem).violations().stream().map(Violation::message).toList();
  }

  private static String list(int count, String text) {
    return IntStream.range(0, count)
        .mapToObj(i -> "'" + text + "'")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static byte[] bytes(String body) {
    return body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
