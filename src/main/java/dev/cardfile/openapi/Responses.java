package dev.cardfile.openapi;

import dev.cardfile.json.Json;
import dev.cardfile.json.JsonObject;
import dev.cardfile.wire.table.Schema;
import org.jspecify.annotations.Nullable;

/** How a document says what is answered. */
final class Responses {

  private Responses() {}

  /**
   * An answer.
   *
   * @param type of its content; null where it has none
   */
  static JsonObject of(String about, @Nullable String type, Schema schema, @Nullable Json example) {
    JsonObject response = JsonObject.EMPTY.with("description", about);
    return type == null
        ? response
        : response.with("content", content(type, schema.json(), example));
  }

  /** A content of one type. */
  static JsonObject content(String type, Json schema, @Nullable Json example) {
    JsonObject media = JsonObject.EMPTY.with("schema", schema);
    return JsonObject.EMPTY.with(type, example == null ? media : media.with("example", example));
  }
}
