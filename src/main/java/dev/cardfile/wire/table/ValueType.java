package dev.cardfile.wire.table;

import dev.cardfile.json.JsonWriter;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;

/** The type of a value in an answer: its schema, and how it is written. */
public interface ValueType<V> {

  ValueType<String> STRING = of(Schema.STRING, JsonWriter::string);
  ValueType<Boolean> BOOLEAN = of(Schema.BOOLEAN, JsonWriter::bool);
  ValueType<Number> INTEGER =
      of(Schema.INTEGER, (json, number) -> json.integer(number.longValue()));
  ValueType<Instant> TIME = of(Schema.TIME, (json, time) -> json.string(Timestamp.of(time)));
  ValueType<List<String>> STRINGS = list(STRING);

  Schema schema();

  void write(JsonWriter json, V value);

  static <V> ValueType<V> of(Schema schema, BiConsumer<JsonWriter, V> writer) {
    return new ValueType<>() {
      @Override
      public Schema schema() {
        return schema;
      }

      @Override
      public void write(JsonWriter json, V value) {
        writer.accept(json, value);
      }
    };
  }

  /** Returns the type of a string with a few allowed values. */
  static ValueType<String> oneOf(List<String> choices) {
    return of(Schema.oneOf(choices), JsonWriter::string);
  }

  static <V> ValueType<List<V>> list(ValueType<V> each) {
    return of(Schema.list(each.schema()), (json, values) -> json.array(values, each::write));
  }

  /** Returns this type with a description for people. */
  default ValueType<V> about(String words) {
    return of(schema().about(words), this::write);
  }
}
