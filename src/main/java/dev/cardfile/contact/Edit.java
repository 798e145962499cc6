package dev.cardfile.contact;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks of one field: to keep it (absent), to clear it ({@code null}) or to put a
 * value.
 *
 * @param <T> the type of the value
 */
public sealed interface Edit<T> {

  record Keep<T>() implements Edit<T> {
    private static final Keep<?> INSTANCE = new Keep<>();
  }

  record Clear<T>() implements Edit<T> {
    private static final Clear<?> INSTANCE = new Clear<>();
  }

  record Put<T>(T value) implements Edit<T> {}

  @SuppressWarnings("unchecked") // the instance holds no T
  static <T> Edit<T> keep() {
    return (Edit<T>) Keep.INSTANCE;
  }

  @SuppressWarnings("unchecked") // the instance holds no T
  static <T> Edit<T> clear() {
    return (Edit<T>) Clear.INSTANCE;
  }

  static <T> Edit<T> put(T value) {
    return new Put<>(value);
  }

  /** Returns the value that a field has after this edit if it holds {@code current} before. */
  default @Nullable T over(@Nullable T current) {
    return switch (this) {
      case Keep<T> keep -> current;
      case Clear<T> clear -> null;
      case Put<T>(T value) -> value;
    };
  }

  /** Returns the value that this edit puts; null if it puts none. */
  default @Nullable T given() {
    return over(null);
  }

  default <U> Edit<U> map(Function<T, U> change) {
    return switch (this) {
      case Keep<T> keep -> keep();
      case Clear<T> clear -> clear();
      case Put<T>(T value) -> put(change.apply(value));
    };
  }
}
