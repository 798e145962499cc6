package dev.cardfile.wire.table;

import dev.cardfile.upsert.request.Warning;
import dev.cardfile.wire.Problem;
import java.util.List;

/**
 * The result of reading a body, a form or a query.
 *
 * @param <T> the type of its content
 */
public sealed interface BodyReading<T> {

  /**
   * A valid request.
   *
   * @param warnings about values that were sent but have no effect
   */
  record Accepted<T>(T said, List<Warning> warnings) implements BodyReading<T> {
    public Accepted(T said) {
      this(said, List.of());
    }
  }

  record Refused<T>(Problem problem) implements BodyReading<T> {}

  /**
   * Returns this reading without warnings about nulls, for a new object that has nothing to clear.
   */
  default BodyReading<T> ofNew() {
    return switch (this) {
      case Refused<T> refused -> refused;
      case Accepted<T>(T said, List<Warning> warnings) ->
          new Accepted<>(
              said,
              warnings.stream().filter(each -> !(each instanceof Warning.IgnoredNull)).toList());
    };
  }
}
