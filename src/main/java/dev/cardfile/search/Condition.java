package dev.cardfile.search;

import java.util.List;

/** What is asked of a field's value. */
public sealed interface Condition {

  /** That there is one. */
  record Exists() implements Condition {}

  record Equal(Value value) implements Condition {}

  /** That this text is a part of it. */
  record Contains(String text) implements Condition {}

  /** That it begins with this text. */
  record StartsWith(String text) implements Condition {}

  /** That it ends with this text. */
  record EndsWith(String text) implements Condition {}

  /** That it lies within all bounds. */
  record Within(List<Bound> bounds) implements Condition {
    public Within {
      bounds = List.copyOf(bounds);
    }
  }

  record Bound(Side side, Value value) {}

  /** On which side of a bound a value lies. */
  enum Side {
    ABOVE,
    FROM,
    BELOW,
    UP_TO
  }
}
