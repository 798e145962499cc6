package dev.cardfile.wire.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.activity.ActivityChange;
import dev.cardfile.activity.NoteChange;
import dev.cardfile.activity.TaskChange;
import dev.cardfile.contact.Edit;
import dev.cardfile.location.LocationId;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.Refusal;
import dev.cardfile.wire.Violation;
import dev.cardfile.wire.table.BodyReading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a body about a note or a task can contain. */
class ActivityReaderTest {

  private static final NoteReader NOTES = new NoteReader();
  private static final TaskReader TASKS = new TaskReader();

  private static final LocationId HERE = new LocationId("here");

  static List<Refusal> refusals() {
    return Refusal.in("activity-refusals.txt", "\\w+ \\w+");
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void tellsEveryViolationInOrder(Refusal row) {
    assertThat((Object) read(row.reader(), row.sent())).isEqualTo(row.asReading());
  }

  @ParameterizedTest
  @ValueSource(strings = {"note new", "note change", "task new", "task change", "task completion"})
  void whatIsNoObjectIsUnreadable(String reader) {
    for (String body : new String[] {"", "[]", "{", "{}{}", "{\"body\":\"a\",\"body\":\"b\"}"}) {
      assertThat((Object) read(reader, body))
          .isInstanceOfSatisfying(
              BodyReading.Refused.class,
              refused -> assertThat(refused.problem()).isInstanceOf(Problem.UnreadableJson.class));
    }
  }

  @Test
  void everythingOfANoteIsRead() {
    String body = "{'body':' a\\n b ','title':' t ','color':'#FFAA00','userId':'u','pinned':true}";
    NoteChange change =
        new NoteChange("a\n b", Edit.put("t"), Edit.put("#FFAA00"), Edit.put("u"), true);
    assertThat((Object) read("note new", body)).isEqualTo(new BodyReading.Accepted<>(change));
    assertThat((Object) read("note change", body)).isEqualTo(new BodyReading.Accepted<>(change));
  }

  @Test
  void everythingOfATaskIsRead() {
    String body =
        "{'title':' t ','body':'b','assignedTo':'u','dueDate':'2020-10-25T11:00:00Z',"
            + "'completed':true}";
    TaskChange change =
        new TaskChange(
            "t", Edit.put("b"), Edit.put("u"), Instant.parse("2020-10-25T11:00:00Z"), true);
    assertThat((Object) read("task new", body)).isEqualTo(new BodyReading.Accepted<>(change));
    assertThat((Object) read("task change", body)).isEqualTo(new BodyReading.Accepted<>(change));
    assertThat((Object) read("task completion", "{'completed':false}"))
        .isEqualTo(
            new BodyReading.Accepted<>(
                new TaskChange(null, Edit.keep(), Edit.keep(), null, false)));
  }

  @Test
  void whatIsAbsentOrBlankStaysAndNullClearsWhatMayBeUnset() {
    NoteChange noNote = new NoteChange(null, Edit.keep(), Edit.keep(), Edit.keep(), null);
    TaskChange noTask = new TaskChange(null, Edit.keep(), Edit.keep(), null, null);
    assertThat((Object) read("note change", "{}")).isEqualTo(new BodyReading.Accepted<>(noNote));
    assertThat((Object) read("note change", "{'body':'','title':' ','color':'','userId':''}"))
        .isEqualTo(new BodyReading.Accepted<>(noNote));
    assertThat((Object) read("task change", "{'title':'','body':'','assignedTo':'','dueDate':''}"))
        .isEqualTo(new BodyReading.Accepted<>(noTask));
    assertThat((Object) read("note change", "{'title':null,'color':null,'userId':null}"))
        .isEqualTo(
            new BodyReading.Accepted<>(
                new NoteChange(null, Edit.clear(), Edit.clear(), Edit.clear(), null)));
    assertThat((Object) read("task change", "{'body':null,'assignedTo':null}"))
        .isEqualTo(
            new BodyReading.Accepted<>(
                new TaskChange(null, Edit.clear(), Edit.clear(), null, null)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"note new", "note change", "task new", "task change", "task completion"})
  void theLocationMayBeNamedButNoOther(String reader) {
    String rest = "'body':'b','title':'t','dueDate':'2020-10-25','completed':true}";
    if (reader.startsWith("note")) {
      rest = "'body':'b'}";
    } else if (reader.endsWith("completion")) {
      rest = "'completed':true}";
    }
    BodyReading<?> without = read(reader, "{" + rest);
    assertThat(without).isInstanceOf(BodyReading.Accepted.class);
    for (String own : List.of("'here'", "' here '", "''", "null")) {
      assertThat((Object) read(reader, "{'locationId':" + own + "," + rest)).isEqualTo(without);
    }
    assertThat((Object) read(reader, "{'locationId':'other','x':1," + rest))
        .isEqualTo(new BodyReading.Refused<>(new Problem.ForeignLocation()));
    assertThat((Object) read(reader, "{'locationId':5," + rest))
        .isEqualTo(
            new BodyReading.Refused<>(
                new Problem.Invalid(
                    List.of(
                        new Violation(
                            "locationId", "wrong_type", "locationId must be a string")))));
  }

  @Test
  void whereNullClearsNothingItIsAsAbsentAndAChangeNamesIt() {
    assertThat(ignored("note change", "{'body':null,'pinned':null,'title':null}"))
        .containsExactly("body", "pinned");
    assertThat(ignored("task change", "{'title':null,'dueDate':null,'completed':null}"))
        .containsExactly("title", "dueDate", "completed");
    assertThat(ignored("note change", "{'body':'','pinned':''}")).isEmpty();
    // A new note has nothing that a null could have been meant to clear.
    assertThat(ignored("note new", "{'body':'b','pinned':null}")).isEmpty();
  }

  private static List<String> ignored(String reader, String body) {
    BodyReading<?> reading = read(reader, body);
    assertThat(reading).as(body).isInstanceOf(BodyReading.Accepted.class);
    return ((BodyReading.Accepted<?>) reading)
        .warnings().stream().map(each -> ((Warning.IgnoredNull) each).property()).toList();
  }

  @Test
  void lengthsAreOfCharacters() {
    String longest = "😀".repeat(65_535);
    assertThat((Object) read("note new", "{'body':'" + longest + "'}"))
        .isEqualTo(
            new BodyReading.Accepted<>(
                new NoteChange(longest, Edit.keep(), Edit.keep(), Edit.keep(), null)));
  }

  private static BodyReading<? extends ActivityChange<?>> read(String reader, String body) {
    byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return switch (reader) {
      case "note new" -> NOTES.readNew(bytes, HERE);
      case "note change" -> NOTES.readChange(bytes, HERE);
      case "task new" -> TASKS.readNew(bytes, HERE);
      case "task change" -> TASKS.readChange(bytes, HERE);
      case "task completion" -> TASKS.readCompletion(bytes, HERE);
      default -> throw new AssertionError(reader);
    };
  }
}
