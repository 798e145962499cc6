package dev.cardfile.wire.table;

import dev.cardfile.json.Characters;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonBoolean;
import dev.cardfile.json.JsonNull;
import dev.cardfile.json.JsonNumber;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonString;
import dev.cardfile.location.LocationId;
import dev.cardfile.wire.table.Shape.Property;
import org.jspecify.annotations.Nullable;

/** Reads the property that says which location a request is about: it can only be the token's. */
public final class LocationIdReader {

  public static final String NAME = "locationId";

  public static final Property.OfString<String> PROPERTY =
      Property.string(NAME, Property.UNBOUNDED, Format.TEXT)
          .about("The id of the token's location.");

  private final Violations violations;

  public LocationIdReader(Violations violations) {
    this.violations = violations;
  }

  /** Whether another location is named: whose data this is comes before what is wrong with it. */
  public static boolean isForeign(JsonObject said, LocationId own) {
    if (!(said.get(NAME) instanceof JsonString(String text))) {
      return false;
    }
    String id = Characters.strip(text);
    return !id.isEmpty() && !id.equals(own.value());
  }

  /** Whether no location is named: a null and a blank text name none. */
  public static boolean isMissing(JsonObject said) {
    Json value = said.get(NAME);
    return value == null
        || value instanceof JsonNull
        || (value instanceof JsonString(String text) && Characters.strip(text).isEmpty());
  }

  /**
   * Reads the property of members that are not foreign.
   *
   * @param value null where there is none
   */
  public void read(@Nullable Json value) {
    switch (value) {
      case null -> refuseMissing();
      // Any other text is of another location, which has been found out by now.
      case JsonString(String text) -> {
        if (Characters.strip(text).isEmpty()) {
          refuseMissing();
        }
      }
      case JsonNull none -> refuseMissing();
      case JsonObject members -> refuseType();
      case JsonArray items -> refuseType();
      case JsonNumber numeric -> refuseType();
      case JsonBoolean flag -> refuseType();
    }
  }

  private void refuseMissing() {
    violations.refuse(NAME, Requirement.NOT_EMPTY);
    refuseType();
  }

  private void refuseType() {
    violations.refuse(NAME, Requirement.STRING);
  }
}
