package dev.cardfile.search;

import java.time.Instant;
import java.time.LocalDate;

/** Something that a contact's value is compared with. */
public sealed interface Value {

  /** A text, in the form in which its field's kind compares; or a date as {@code YYYY-MM-DD}. */
  record Text(String text) implements Value {}

  /** Milliseconds since 1970-01-01T00:00:00Z; or a flag as 0 or 1. */
  record Whole(long number) implements Value {}

  /** Of a custom field: numbers are kept with all their digits and compared as doubles. */
  record Decimal(double number) implements Value {}

  static Value of(boolean flag) {
    return new Whole(flag ? 1 : 0);
  }

  static Value of(Instant instant) {
    return new Whole(instant.toEpochMilli());
  }

  static Value of(LocalDate date) {
    return new Text(date.toString());
  }
}
