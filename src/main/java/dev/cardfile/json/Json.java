package dev.cardfile.json;

import dev.cardfile.wire.Problem;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON value as it was sent: members in their order, numbers with all their digits. */
public sealed interface Json {

  record Members(SequencedMap<String, Json> all) implements Json {

    public static final Members NONE = new Members(new LinkedHashMap<>());

    public Members {
      all = Collections.unmodifiableSequencedMap(all);
    }

    /** These members and one more, or with another value. */
    public Members with(String name, Json value) {
      SequencedMap<String, Json> more = new LinkedHashMap<>(all);
      more.put(name, value);
      return new Members(more);
    }

    public Members with(String name, String text) {
      return with(name, new Text(text));
    }

    public Members with(String name, long number) {
      return with(name, new Numeric(BigDecimal.valueOf(number)));
    }

    public Members with(String name, boolean on) {
      return with(name, new Flag(on));
    }

    /** The member's value; null when there is no such member, not when it is a JSON null. */
    public @Nullable Json get(String name) {
      return all.get(name);
    }

    /** Its members with one of these names. */
    public Members only(Set<String> names) {
      SequencedMap<String, Json> some = new LinkedHashMap<>(all);
      some.keySet().retainAll(names);
      return new Members(some);
    }
  }

  record Items(List<Json> all) implements Json {
    public Items {
      all = List.copyOf(all);
    }

    public static Items of(List<String> texts) {
      return new Items(texts.stream().<Json>map(Text::new).toList());
    }
  }

  record Text(String text) implements Json {}

  record Numeric(BigDecimal number) implements Json {}

  record Flag(boolean on) implements Json {}

  record Null() implements Json {}

  /** The object that a text of our own is; what else it may be is a fault of the caller. */
  static Members parse(String text) {
    return switch (JsonReader.read(text.getBytes(StandardCharsets.UTF_8), Integer.MAX_VALUE)) {
      case JsonReader.Parsed.Body(Members members) -> members;
      case JsonReader.Parsed.Unreadable(Problem problem) ->
          throw new IllegalArgumentException(problem.toString());
    };
  }

  /** This value as text in UTF-8, without blanks between its parts. */
  default byte[] bytes() {
    return JsonWriter.compact(this).getBytes(StandardCharsets.UTF_8);
  }

  /** Whether a value is a text that is empty or only blanks. */
  static boolean isBlank(Json value) {
    return value instanceof Text(String text) && Characters.strip(text).isEmpty();
  }

  /** Whether every name and text in this value is well-formed. */
  default boolean isWellFormed() {
    return switch (this) {
      case Members(var all) ->
          all.entrySet().stream()
              .allMatch(each ->
                  Characters.areWellFormed(each.getKey()) && each.getValue().isWellFormed());
      case Items(var all) -> all.stream().allMatch(Json::isWellFormed);
      case Text(String text) -> Characters.areWellFormed(text);
      case Numeric numeric -> true;
      case Flag flag -> true;
      case Null none -> true;
    };
  }
}
