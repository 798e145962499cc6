package dev.cardfile.bench;

import java.util.Locale;

/** What a turn measures: a server, and how it is driven. */
public enum Contender {
  /** The same HTTP server without a store: what HTTP costs by itself. */
  ECHO,
  /** Cardfile as it is. */
  UPSERT,
  /** Cardfile at half of the speed that it reached in the turn before. */
  HALF,
  /**
   * Cardfile with one transaction per request: the cost without gathering requests into batches.
   */
  SINGLE,
  /** Cardfile, given many rows per request. */
  BATCH,
  /** Cardfile, importing a file. */
  IMPORT,
  /** Single upserts at a fixed rate. */
  ALONE,
  /** Single upserts at the same rate, while batches are being sent. */
  BESIDE;

  /** The name in the report. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
