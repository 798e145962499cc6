package dev.cardfile.wire;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON value as it was sent: members in their order, numbers with all their digits. */
sealed interface Json {

  record Members(SequencedMap<String, Json> all) implements Json {
    public Members {
      all = Collections.unmodifiableSequencedMap(all);
    }

    /** The member's value; null when there is no such member, not when it is a JSON null. */
    @Nullable Json get(String name) {
      return all.get(name);
    }

    /** Its members with one of these names. */
    Members only(Set<String> names) {
      SequencedMap<String, Json> some = new LinkedHashMap<>(all);
      some.keySet().retainAll(names);
      return new Members(some);
    }
  }

  record Items(List<Json> all) implements Json {
    public Items {
      all = List.copyOf(all);
    }
  }

  record Text(String text) implements Json {}

  record Numeric(BigDecimal number) implements Json {}

  record Flag(boolean on) implements Json {}

  record Null() implements Json {}

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
