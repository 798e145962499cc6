package dev.cardfile.contact;

import java.math.BigDecimal;
import java.util.List;

/** The value of a custom field, in the shape that the field's type requires. */
public sealed interface CustomValue {

  /** Reports whether two values are equal; numbers compare by value, so that 42 equals 42.0. */
  default boolean saysSameAs(CustomValue other) {
    return (this instanceof Numeric(BigDecimal one) && other instanceof Numeric(BigDecimal two))
        ? one.compareTo(two) == 0
        : equals(other);
  }

  /** Returns how many characters the value has. */
  default long length() {
    return switch (this) {
      case Text(String text) -> text.length();
      case Numeric(BigDecimal number) -> number.precision();
      case Texts(List<String> texts) -> texts.stream().mapToLong(String::length).sum();
      case Json(String json) -> json.length();
    };
  }

  record Text(String text) implements CustomValue {}

  record Numeric(BigDecimal number) implements CustomValue {}

  /** A list of texts, never empty. */
  record Texts(List<String> texts) implements CustomValue {
    public Texts {
      texts = List.copyOf(texts);
    }
  }

  /** A structured value, as compact JSON text. */
  record Json(String json) implements CustomValue {}
}
