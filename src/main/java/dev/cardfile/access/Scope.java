package dev.cardfile.access;

import java.util.Arrays;
import java.util.Optional;

/** What a token may be used for. */
public enum Scope {
  CONTACTS_READONLY("contacts.readonly"),
  CONTACTS_WRITE("contacts.write"),
  LOCATIONS_READONLY("locations.readonly"),
  LOCATIONS_WRITE("locations.write");

  private final String wireName;

  Scope(String wireName) {
    this.wireName = wireName;
  }

  /** The original's name of this scope. */
  public String wireName() {
    return wireName;
  }

  public static Optional<Scope> named(String wireName) {
    return Arrays.stream(values()).filter(scope -> scope.wireName.equals(wireName)).findFirst();
  }
}
