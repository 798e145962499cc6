package dev.cardfile.store.sql.engine;

/** Reads the stored token revision, which rises with every change of a token. */
public interface TokenRevision extends AutoCloseable {

  /**
   * The revision now; cheap enough for every request.
   *
   * @throws dev.cardfile.store.StoreUnavailable when the store is away
   */
  long current();

  /** Learns that this process has changed it. */
  void changed();

  @Override
  void close();
}
