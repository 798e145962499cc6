package dev.cardfile.openapi;

import dev.cardfile.json.Json;
import dev.cardfile.json.JsonObject;
import dev.cardfile.wire.table.Schema;
import org.jspecify.annotations.Nullable;

/** Builds the parts of a document that describe responses. */
final class Responses {

  private Responses() {}

  /**
   * Returns a response.
   *
   * @param type its content type; null if it has no content
   */
  static JsonObject of(String about, @Nullable String type, Schema schema, @Nullable Json example) {
    JsonObject response = JsonObject.EMPTY.with("description", about);
    return type == null
        ? response
        : response.with("content", content(type, schema.json(), example));
  }

  /** Returns content of one type. */
  static JsonObject content(String type, Json schema, @Nullable Json example) {
    JsonObject media = JsonObject.EMPTY.with("schema", schema);
    return JsonObject.EMPTY.with(type, example == null ? media : media.with("example", example));
  }
}
