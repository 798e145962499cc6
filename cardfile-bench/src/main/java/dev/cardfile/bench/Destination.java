package dev.cardfile.bench;

import org.jspecify.annotations.Nullable;

/**
 * A location that the load goes to.
 *
 * @param token one that may write its contacts
 * @param field the id of a custom field of type TEXT; null where none is known
 */
public record Destination(String location, String token, @Nullable String field) {

  /** Without the token, which has no place in a message. */
  @Override
  public String toString() {
    return location;
  }
}
