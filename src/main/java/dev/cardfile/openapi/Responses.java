package dev.cardfile.openapi;

import dev.cardfile.json.Json;
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
  static Json.Members of(
      String about, @Nullable String type, Schema schema, @Nullable Json example) {
    Json.Members response = Json.Members.NONE.with("description", about);
    return type == null
        ? response
        : response.with("content", content(type, schema.json(), example));
  }

  /** A content of one type. */
  static Json.Members content(String type, Json schema, @Nullable Json example) {
    Json.Members media = Json.Members.NONE.with("schema", schema);
    return Json.Members.NONE.with(type, example == null ? media : media.with("example", example));
  }
}
