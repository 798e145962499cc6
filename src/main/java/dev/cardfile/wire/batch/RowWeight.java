package dev.cardfile.wire.batch;

import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonNumber;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonString;

/**
 * Estimates the memory that a row takes while it is parsed, decided and answered: that of its
 * values and of what is made of them. The estimate is higher than what was measured, as is that of
 * {@link dev.cardfile.wire.form.BodyWeight}.
 */
public final class RowWeight {

  public static final long LEAST = 1_000;

  private static final int OF_VALUE = 250;

  /**
   * Per character: in the parsed tree, in the values read from it, in the contact and in the stored
   * row.
   */
  private static final int OF_CHARACTER = 12;

  private RowWeight() {}

  /**
   * Returns the weight of a row in bytes.
   *
   * @param parts the objects that the row consists of
   */
  public static long of(JsonObject... parts) {
    long weight = LEAST;
    for (JsonObject part : parts) {
      weight += weight(part);
    }
    return weight;
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
