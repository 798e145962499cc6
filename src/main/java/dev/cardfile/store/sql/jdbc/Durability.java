package dev.cardfile.store.sql.jdbc;

import java.sql.SQLException;

/**
 * Tracks which commits are on disk. A database may show a commit to readers before it is on disk;
 * until then, nothing that depends on it may be reported to a client.
 */
public interface Durability {

  /** For a database whose commits return only when they are on disk. */
  Durability AT_COMMIT =
      new Durability() {
        @Override
        public long begins() {
          return 0;
        }

        @Override
        public void ended(long number, Waiting waiting) {
          waiting.onDisk();
        }

        @Override
        public void awaitAll() {}
      };

  /** A caller that waits for a commit to be on disk. */
  interface Waiting {

    Waiting NOBODY =
        new Waiting() {
          @Override
          public void onDisk() {}

          @Override
          public void fail(Throwable cause) {}
        };

    /**
     * Ends the wait with success. Called on a thread that serves all waiting callers, so it must
     * return at once.
     */
    void onDisk();

    /** Ends the wait with a failure: it is unknown whether the commit is on disk. */
    void fail(Throwable cause);
  }

  /**
   * Must be called before each commit. Commits must be made one at a time.
   *
   * @return the number of the commit, for {@link #ended}
   * @throws SQLException if the commit must not be made
   */
  long begins() throws SQLException;

  /**
   * Must be called after each commit that has begun, even if it failed.
   *
   * @param waiting is told when the commit is on disk, or that this can never be known
   */
  void ended(long number, Waiting waiting);

  /**
   * Waits until every commit that has begun so far is on disk.
   *
   * @throws SQLException if that can never be known
   */
  void awaitAll() throws SQLException;
}
