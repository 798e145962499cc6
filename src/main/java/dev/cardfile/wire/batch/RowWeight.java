package dev.cardfile.wire.batch;

import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonNumber;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonString;

/**
 * How much memory a row takes while it is read, decided and answered: its values, and what becomes
 * of them. Heavier than what was measured, as {@link dev.cardfile.wire.form.BodyWeight} is.
 */
final class RowWeight {

  static final long LEAST = 1_000;

  private static final int OF_VALUE = 250;

  /** In the tree, in what is read of it, in the contact and in the row that is stored. */
  private static final int OF_CHARACTER = 12;

  private RowWeight() {}

  static long of(JsonObject row) {
    return LEAST + weight(row);
  }

  private static long weight(Json value) {
    return switch (value) {
      case JsonString(String text) -> OF_VALUE + (long) OF_CHARACTER * text.length();
      case JsonNumber(var number) -> OF_VALUE + (long) OF_CHARACTER * number.precision();
      case JsonArray(var items) -> {
        long weight = OF_VALUE;
        for (Json item : items) {
          weight += weight(item);
        }
        yield weight;
      }
      case JsonObject(var members) -> {
        long weight = OF_VALUE;
        for (var member : members.entrySet()) {
          weight += (long) OF_CHARACTER * member.getKey().length() + weight(member.getValue());
        }
        yield weight;
      }
      default -> OF_VALUE;
    };
  }
}
