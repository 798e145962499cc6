package dev.cardfile.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

public record JsonObject(SequencedMap<String, Json> members) implements Json {

  public static final JsonObject EMPTY = new JsonObject(new LinkedHashMap<>());

  public JsonObject {
    members = Collections.unmodifiableSequencedMap(members);
  }

  /** Returns this object with a member added or replaced. */
  public JsonObject with(String name, Json value) {
    SequencedMap<String, Json> more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new JsonObject(more);
  }

  public JsonObject with(String name, String value) {
    return with(name, new JsonString(value));
  }

  public JsonObject with(String name, long value) {
    return with(name, new JsonNumber(BigDecimal.valueOf(value)));
  }

  public JsonObject with(String name, boolean value) {
    return with(name, new JsonBoolean(value));
  }

  /**
   * Returns the value of a member; null if there is no such member. A member that is null in JSON
   * is a {@link JsonNull}.
   */
  public @Nullable Json get(String name) {
    return members.get(name);
  }
}
