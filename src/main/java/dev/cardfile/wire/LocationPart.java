package dev.cardfile.wire;

import java.util.Locale;

/**
 * A kind of object that a location or the server has besides contacts, by the name that messages
 * use for it, which is HighLevel's where there is one.
 */
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
