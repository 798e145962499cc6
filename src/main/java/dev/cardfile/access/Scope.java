package dev.cardfile.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a token may be used for. */
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

  /** The original's name of this scope, or ours for what the original does not have. */
  public String wireName() {
    return wireName;
  }

  /** Whether it is of use to a company's app only, and to no location's token. */
  public boolean isOfCompanies() {
    return this == OAUTH_READONLY || this == OAUTH_WRITE;
  }

  /** Whether an app can get it; if not, only private tokens can, and nobody can consent to it. */
  public boolean isForApps() {
    return this != CONTACTS_ERASE;
  }

  /** What a private token may do unless it is told: all but change settings and erase people. */
  public static Set<Scope> usual() {
    return EnumSet.complementOf(EnumSet.of(LOCATIONS_WRITE, CONTACTS_ERASE));
  }

  public static Optional<Scope> named(String wireName) {
    return Arrays.stream(values()).filter(scope -> scope.wireName.equals(wireName)).findFirst();
  }
}
