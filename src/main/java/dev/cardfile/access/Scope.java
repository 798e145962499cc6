package dev.cardfile.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** One kind of access that a token can have. */
public enum Scope {
  CONTACTS_READONLY("contacts.readonly"),
  CONTACTS_WRITE("contacts.write"),
  CONTACTS_ERASE("contacts.erase"),
  LOCATIONS_READONLY("locations.readonly"),
  LOCATIONS_WRITE("locations.write"),
  CUSTOM_FIELDS_READONLY("locations/customFields.readonly"),
  CUSTOM_FIELDS_WRITE("locations/customFields.write"),
  CUSTOM_VALUES_READONLY("locations/customValues.readonly"),
  CUSTOM_VALUES_WRITE("locations/customValues.write"),
  TAGS_READONLY("locations/tags.readonly"),
  TAGS_WRITE("locations/tags.write"),
  TASKS_READONLY("locations/tasks.readonly"),
  BUSINESSES_READONLY("businesses.readonly"),
  BUSINESSES_WRITE("businesses.write"),
  OAUTH_READONLY("oauth.readonly"),
  OAUTH_WRITE("oauth.write");

  private final String wireName;

  Scope(String wireName) {
    this.wireName = wireName;
  }

  /** Returns the name of the scope: HighLevel's, or ours for what HighLevel does not have. */
  public String wireName() {
    return wireName;
  }

  /** Reports whether the scope is only of use to company tokens, and not to tokens of locations. */
  public boolean isOfCompanies() {
    return this == OAUTH_READONLY || this == OAUTH_WRITE;
  }

  /**
   * Reports whether apps can have the scope. If not, only private integration tokens can have it,
   * and nobody can consent to it.
   */
  public boolean isForApps() {
    return this != CONTACTS_ERASE;
  }

  /**
   * Returns the default scopes of a private integration token: all except changing settings and
   * erasing people.
   */
  public static Set<Scope> usual() {
    return EnumSet.complementOf(EnumSet.of(LOCATIONS_WRITE, CONTACTS_ERASE));
  }

  public static Optional<Scope> named(String wireName) {
    return Arrays.stream(values()).filter(scope -> scope.wireName.equals(wireName)).findFirst();
  }
}
