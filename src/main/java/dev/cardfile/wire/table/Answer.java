package dev.cardfile.wire.table;

import dev.cardfile.json.JsonWriter;

/**
 * The body of an answer: a JSON object in UTF-8, whose last member is the request's trace.
 *
 * @param <T> the type of the value that the answer shows
 */
public final class Answer<T> {

  private static final JsonWriter.Name TRACE = new JsonWriter.Name("traceId");
  private static final ValueType<String> TRACE_TYPE =
      ValueType.STRING.about("The id of this request in the server's log.");

  private final Members<T> members;
  private final Schema schema;

  private Answer(Members<T> members, Schema schema) {
    this.members = members;
    this.schema = schema;
  }

  public static <T> Answer<T> of(Members<T> members) {
    return new Answer<>(members, members.has(TRACE.toString(), TRACE_TYPE, value -> "").schema());
  }

  /** Returns the same answer with a name for its schema. */
  public Answer<T> called(String name) {
    return new Answer<>(members, schema.called(name));
  }

  public Schema schema() {
    return schema;
  }

  public byte[] bytes(T value, String traceId) {
    return JsonWriter.bytes(json ->
        json.object(
            value,
            (object, of) -> {
              members.writeMembers(object, of);
              object.name(TRACE);
              object.string(traceId);
            }));
  }
}
