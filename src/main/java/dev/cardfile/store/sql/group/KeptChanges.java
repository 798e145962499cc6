package dev.cardfile.store.sql.group;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which changes of a location's contacts are kept: those with numbers greater than {@code goneTo}.
 *
 * @param completeSince the time since which all changes are kept; null while changes are not
 *     recorded
 */
public record KeptChanges(long goneTo, @Nullable Instant completeSince) {

  /** The value for a location without any recorded changes. */
  public static final KeptChanges NONE = new KeptChanges(0, null);
}
