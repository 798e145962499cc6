package dev.cardfile.wire.table;

import dev.cardfile.json.Characters;
import dev.cardfile.json.Json;
import dev.cardfile.location.LocationId;
import org.jspecify.annotations.Nullable;

/** Reads the property that says which location a request is about: it can only be the token's. */
public final class LocationIdReader {

  public static final String NAME = "locationId";

  public static final Property.Text<String> PROPERTY =
      Property.text(NAME, Property.UNBOUNDED, Format.TEXT).about("The id of the token's location.");

  private final Violations violations;

  public LocationIdReader(Violations violations) {
    this.violations = violations;
  }

  /** Whether another location is named: whose data this is comes before what is wrong with it. */
  public static boolean isForeign(Json.Members said, LocationId own) {
    if (!(said.get(NAME) instanceof Json.Text(String text))) {
      return false;
    }
    String id = Characters.strip(text);
    return !id.isEmpty() && !id.equals(own.value());
  }

  /** Whether no location is named: a null and a blank text name none. */
  public static boolean isMissing(Json.Members said) {
    Json value = said.get(NAME);
    return value == null
        || value instanceof Json.Null
        || (value instanceof Json.Text(String text) && Characters.strip(text).isEmpty());
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
      case Json.Text(String text) -> {
        if (Characters.strip(text).isEmpty()) {
          refuseMissing();
        }
      }
      case Json.Null none -> refuseMissing();
      case Json.Members members -> refuseType();
      case Json.Items items -> refuseType();
      case Json.Numeric numeric -> refuseType();
      case Json.Flag flag -> refuseType();
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
