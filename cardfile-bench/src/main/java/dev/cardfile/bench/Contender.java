package dev.cardfile.bench;

import java.util.Locale;

/** A server that has its turns. */
public enum Contender {
  /** The same HTTP server without a store: what HTTP costs by itself. */
  ECHO,
  /** Cardfile as it is. */
  UPSERT,
  /** The same at half of the speed that it has just had. */
  HALF,
  /** Cardfile with one transaction for each request, as if nothing were gathered. */
  SINGLE,
  /** Cardfile with many rows in a request. */
  BATCH,
  /** A file that is imported. */
  IMPORT,
  /** Upserts one by one, some in a second. */
  ALONE,
  /** The same while others send batches. */
  BESIDE;

  /** How the report calls it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
