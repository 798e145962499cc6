package dev.cardfile.search;

import java.time.Instant;
import java.time.LocalDate;

/** A value with which the values of a contact are compared. */
public sealed interface Value {

  /**
   * A text in the form in which the kind of its field compares, or a date as {@code YYYY-MM-DD}.
   */
  record Text(String text) implements Value {}

  /** Milliseconds since 1970-01-01T00:00:00Z, or a flag as 0 or 1. */
  record Whole(long number) implements Value {}

  /**
   * The number in a custom field. Numbers are stored with all their digits, but compared as
   * doubles.
   */
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
