package dev.cardfile.contact;

import java.math.BigDecimal;
import java.util.List;

/** The value of a custom field, in the shape that the field's type asks for. */
public sealed interface CustomValue {

  /** Whether it says the same: 42 and 42.0 do. */
  default boolean saysSameAs(CustomValue other) {
    return (this instanceof Numeric(BigDecimal one) && other instanceof Numeric(BigDecimal two))
        ? one.compareTo(two) == 0
        : equals(other);
  }

  record Text(String text) implements CustomValue {}

  record Numeric(BigDecimal number) implements CustomValue {}

  /** Several texts, never none. */
  record Texts(List<String> texts) implements CustomValue {
    public Texts {
      texts = List.copyOf(texts);
    }
  }

  /** A structured value, as compact JSON text. */
  record Json(String json) implements CustomValue {}
}
