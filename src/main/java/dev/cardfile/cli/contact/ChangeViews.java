package dev.cardfile.cli.contact;

import dev.cardfile.cli.command.JsonValues;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonNumber;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts changes of contacts to the named values that commands print. */
final class ChangeViews {

  /** The suffix of members that are derived from other members of a contact. */
  private static final String DERIVED = "LowerCase";

  private ChangeViews() {}

  /**
   * Converts a change.
   *
   * @param change the change in the format of the API
   * @param forPeople whether to summarise the change for people
   */
  static Map<String, @Nullable Object> of(JsonObject change, boolean forPeople) {
    if (!forPeople) {
      return JsonValues.of(change, false);
    }
    Map<String, @Nullable Object> thing = new LinkedHashMap<>();
    thing.put("seq", change.get("seq") instanceof JsonNumber(var seq) ? seq.longValue() : null);
    thing.put("at", text(change, "at"));
    String kind = text(change, "kind");
    thing.put("change", kind == null ? withoutSubject(text(change, "type")) : kind);
    String contact = text(change, "contactId");
    if (contact != null) {
      thing.put("contact", contact);
    }
    thing.put("by", by(change.get("by")));
    thing.put("fields", fields(change.get("changed")));
    return thing;
  }

  /** Converts {@code contact.created} to {@code created}. */
  private static @Nullable String withoutSubject(@Nullable String type) {
    return type == null ? null : type.substring(type.indexOf('.') + 1);
  }

  private static @Nullable String by(@Nullable Json actor) {
    if (!(actor instanceof JsonObject object)) {
      return null;
    }
    String kind = text(object, "kind");
    String id = text(object, "id");
    return id == null ? kind : kind + " " + id;
  }

  private static List<String> fields(@Nullable Json changed) {
    return changed instanceof JsonObject object
        ? object.members().keySet().stream().filter(name -> !name.endsWith(DERIVED)).toList()
        : List.of();
  }

  private static @Nullable String text(JsonObject of, String name) {
    return of.get(name) instanceof JsonString(String text) ? text : null;
  }

  /** Returns the objects in a list of an API answer; empty if there is no such list. */
  static List<JsonObject> list(JsonObject answer, String name) {
    return answer.get(name) instanceof JsonArray(List<Json> items)
        ? items.stream().map(item -> (JsonObject) item).toList()
        : List.of();
  }
}
