package dev.cardfile.json;

/** A JSON value as it was sent: members in their order, numbers with all their digits. */
public sealed interface Json
    permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

  /** Reports whether a value is a string that is empty or contains only blanks. */
  static boolean isBlank(Json value) {
    return value instanceof JsonString(String text) && Characters.strip(text).isEmpty();
  }

  /**
   * Reports whether every name and string in this value is {@linkplain Characters#areWellFormed
   * well-formed}.
   */
  default boolean isWellFormed() {
    return switch (this) {
      case JsonObject(var members) ->
          members.entrySet().stream()
              .allMatch(each ->
                  Characters.areWellFormed(each.getKey()) && each.getValue().isWellFormed());
      case JsonArray(var items) -> items.stream().allMatch(Json::isWellFormed);
      case JsonString(String text) -> Characters.areWellFormed(text);
      case JsonNumber _, JsonBoolean _, JsonNull _ -> true;
    };
  }
}
