package dev.cardfile.wire.table;

import dev.cardfile.upsert.request.Warning;
import dev.cardfile.wire.Problem;
import java.util.List;

/**
 * What came of reading what a caller sent.
 *
 * @param <T> what can be said there
 */
public sealed interface BodyReading<T> {

  /**
   * Something that can be done.
   *
   * @param warnings about values that were sent but have no effect
   */
  record Accepted<T>(T said, List<Warning> warnings) implements BodyReading<T> {
    public Accepted(T said) {
      this(said, List.of());
    }
  }

  record Refused<T>(Problem problem) implements BodyReading<T> {}

  /** The same for something new: a null had nothing to clear, so it needs no warning. */
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
