package dev.cardfile.wire;

import java.util.Locale;

/** What a location has beside its contacts, by the original's names, and what a server has. */
public enum LocationPart {
  CUSTOM_FIELD("custom field"),
  TAG("tag"),
  CUSTOM_VALUE("custom value"),
  TOKEN("token"),
  LOCATION("location"),
  REQUEST("request");

  private final String words;

  LocationPart(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  String capitalized() {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  String code() {
    return words.replace(' ', '_') + "_not_found";
  }
}
