package dev.cardfile.openapi;

import dev.cardfile.wire.Json;

/** The families of operations, in the order in which they are shown. */
public enum Tag {
  CONTACTS("Contacts", "Create, change, find and delete contacts."),
  SEARCH("Search", "Read many contacts at once."),
  TAGS_OF_CONTACTS("Tags and followers", "What a contact is tagged with, and who follows it."),
  NOTES("Notes", "What people write down about a contact."),
  TASKS("Tasks", "What people have to do for a contact."),
  BUSINESSES("Businesses", "Companies to which contacts may belong."),
  LOCATIONS("Locations", "The token's location and its settings."),
  CUSTOM_FIELDS("Custom fields", "The fields that a location has added to its contacts."),
  TAGS("Tags of a location", "All tags that a location knows."),
  CUSTOM_VALUES("Custom values", "Values that a location keeps by a name."),
  OAUTH("Apps", "How apps come to their tokens, by OAuth 2.0."),
  NOT_SUPPORTED(
      "Not supported", "What the original does beyond contacts. Each of them answers 501."),
  SERVER("Server", "Whether the server is well, and this document.");

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
    return Json.Members.NONE.with("name", title).with("description", about);
  }
}
