package dev.cardfile.bench;

import java.util.Locale;

/** A server that has its turns. */
public enum Contender {
  /** The same HTTP server without a store: what HTTP costs by itself. */
  ECHO,
  /** Cardfile as it is. */
  UPSERT,
  /** Cardfile with one transaction for each request, as if nothing were gathered. */
  SINGLE;

  /** How the report calls it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
