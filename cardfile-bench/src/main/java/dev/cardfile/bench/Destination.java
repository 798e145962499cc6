package dev.cardfile.bench;

import org.jspecify.annotations.Nullable;

/**
 * A location that requests are sent to.
 *
 * @param token a token that may write the location's contacts
 * @param field the id of a custom field of type TEXT; null to send none
 */
public record Destination(String location, String token, @Nullable String field) {

  /** Leaves out the token, which must not appear in messages. */
  @Override
  public String toString() {
    return location;
  }
}
