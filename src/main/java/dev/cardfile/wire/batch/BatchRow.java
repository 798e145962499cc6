package dev.cardfile.wire.batch;

import dev.cardfile.json.JsonObject;
import dev.cardfile.upsert.Precondition;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as it was sent.
 *
 * @param clientRef the caller's name for the row; null if it has none
 * @param body the row without the properties that only rows have
 * @param violations those of the properties that only rows have
 * @param unreadable why there is no body; null if there is one
 * @param weight the approximate memory that the row takes, in bytes
 */
public record BatchRow(
    int index,
    @Nullable String clientRef,
    Precondition precondition,
    JsonObject body,
    List<Violation> violations,
    @Nullable Problem unreadable,
    long weight) {

  public BatchRow {
    violations = List.copyOf(violations);
  }
}
