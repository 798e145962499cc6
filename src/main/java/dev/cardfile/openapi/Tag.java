package dev.cardfile.openapi;

import dev.cardfile.json.Json;
import dev.cardfile.json.JsonObject;

/** The families of operations, in the order in which they are shown. */
public enum Tag {
  CONTACTS("Contacts", "Create, update, find and delete contacts."),
  SEARCH("Search", "List and search contacts."),
  IMPORTS("Imports", "Files of contacts, whose rows are written in the background."),
  TAGS_OF_CONTACTS("Tags and followers", "A contact's tags, and the users who follow it."),
  HISTORY("History", "How contacts have changed."),
  NOTES("Notes", "Notes about a contact."),
  TASKS("Tasks", "Things to do about a contact."),
  BUSINESSES("Businesses", "Companies that contacts can belong to."),
  LOCATIONS("Locations", "The token's location and its settings."),
  CUSTOM_FIELDS("Custom fields", "The fields that a location has added to its contacts."),
  TAGS("Tags of a location", "The tags that a location lists."),
  CUSTOM_VALUES("Custom values", "Values that a location stores under a name."),
  OAUTH("Apps", "How apps get their tokens, with OAuth 2.0."),
  OPERATORS("Operators", "For those who run the server: locations, tokens, sessions."),
  NOT_SUPPORTED(
      "Not supported", "HighLevel endpoints outside the contact store. They all answer 501."),
  SERVER("Server", "Health, metrics and this document.");

  private final String title;
  private final String about;

  Tag(String title, String about) {
    this.title = title;
    this.about = about;
  }

  String title() {
    return title;
  }

  Json json() {
    return JsonObject.EMPTY.with("name", title).with("description", about);
  }
}
