package dev.cardfile.wire.activity;

import static dev.cardfile.wire.table.ValueType.BOOLEAN;
import static dev.cardfile.wire.table.ValueType.STRING;
import static dev.cardfile.wire.table.ValueType.TIME;

import dev.cardfile.activity.FoundTask;
import dev.cardfile.activity.Task;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.location.LocationId;
import dev.cardfile.wire.table.Answer;
import dev.cardfile.wire.table.Members;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.ValueType;
import java.util.List;

/** Writes the tasks that a search has found, as JSON in UTF-8. */
public final class TaskSearchWriter {

  record Hit(FoundTask found, LocationId location) {

    Task task() {
      return found.task();
    }

    String status() {
      return task().completed() ? "completed" : "to_do";
    }
  }

  private static final ValueType<String> STATUS = ValueType.oneOf(List.of("to_do", "completed"));

  private static final ValueType<Json> PLACE =
      ValueType.<Json>of(Schema.list(Schema.ANY), JsonWriter::json)
          .about("For the searchAfter of the next request.");

  private static final ValueType<FoundTask> CONTACT =
      Members.<FoundTask>of()
          .has("_id", STRING, found -> found.task().contact().value())
          .hasOrNull("firstName", STRING, found -> found.contact().first())
          .hasOrNull("lastName", STRING, found -> found.contact().last());

  private static final ValueType<String> USER =
      Members.<String>of()
          .has("id", STRING, id -> id)
          .about("The id of the responsible user; Cardfile knows no more of users.");

  private static final ValueType<Hit> HIT =
      Members.<Hit>of()
          .has("_id", STRING, hit -> hit.task().id())
          .has("id", STRING, hit -> hit.task().id())
          .has("title", STRING, hit -> hit.task().title())
          .mayHave("body", STRING, hit -> hit.task().body())
          .mayHave("assignedTo", STRING, hit -> hit.task().assignedTo())
          .has("dueDate", TIME, hit -> hit.task().dueDate())
          .has("completed", BOOLEAN, hit -> hit.task().completed())
          .has("status", STATUS, Hit::status)
          .has("statusGroup", STATUS, Hit::status)
          .has("deleted", BOOLEAN, hit -> false)
          .has("contactId", STRING, hit -> hit.task().contact().value())
          .has("locationId", STRING, hit -> hit.location().value())
          .has("dateAdded", TIME, hit -> hit.task().dateAdded())
          .has("contactDetails", CONTACT, Hit::found)
          .mayHave("assignedToUserDetails", USER, hit -> hit.task().assignedTo())
          .has("searchAfter", PLACE, hit -> TaskSearchReader.written(hit.found().place()))
          .called("FoundTask");

  public static final Answer<List<Hit>> FOUND =
      Answer.of(Members.<List<Hit>>of().has("tasks", ValueType.list(HIT), hits -> hits));

  public byte[] found(List<FoundTask> tasks, LocationId location, String traceId) {
    return FOUND.bytes(tasks.stream().map(found -> new Hit(found, location)).toList(), traceId);
  }
}
