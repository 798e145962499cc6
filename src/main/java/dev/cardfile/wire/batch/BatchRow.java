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
 * @param clientRef the caller's name for it; null when it has none
 * @param body what it says of a person
 * @param violations what is wrong with what only rows have
 * @param unreadable why there is no body; null when there is one
 * @param weight about how much memory it takes, in bytes
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
