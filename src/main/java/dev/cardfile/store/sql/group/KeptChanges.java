package dev.cardfile.store.sql.group;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which changes of a location's contacts are kept: those behind {@code goneTo}.
 *
 * @param completeSince since when all changes are among them; null while changes happen that nobody
 *     records
 */
public record KeptChanges(long goneTo, @Nullable Instant completeSince) {

  /** Of a location where nothing has been recorded yet. */
  public static final KeptChanges NONE = new KeptChanges(0, null);
}
