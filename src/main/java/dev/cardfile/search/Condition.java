package dev.cardfile.search;

import java.util.List;

/** A condition on the value of a field. */
public sealed interface Condition {

  /** There is a value. */
  record Exists() implements Condition {}

  record Equal(Value value) implements Condition {}

  /** The value contains this text. */
  record Contains(String text) implements Condition {}

  /** The value begins with this text. */
  record StartsWith(String text) implements Condition {}

  /** The value ends with this text. */
  record EndsWith(String text) implements Condition {}

  /** The value lies within all bounds. */
  record Within(List<Bound> bounds) implements Condition {
    public Within {
      bounds = List.copyOf(bounds);
    }
  }

  record Bound(Side side, Value value) {}

  /** The side of a bound on which a value lies. */
  enum Side {
    ABOVE,
    FROM,
    BELOW,
    UP_TO
  }
}
