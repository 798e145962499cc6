package dev.cardfile.store.sql.jdbc;

import java.sql.SQLException;

/**
 * Knows which commits are on disk. A database may show what is committed before it is; nobody may
 * be told of it until then.
 */
public interface Durability {

  /** Of a database whose commits return when they are on disk. */
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

  /** Somebody who waits until a commit is on disk. */
  interface Waiting {

    Waiting NOBODY =
        new Waiting() {
          @Override
          public void onDisk() {}

          @Override
          public void fail(Throwable cause) {}
        };

    /** Ends the wait. Called on a thread on which all others wait: return at once. */
    void onDisk();

    /** Ends the wait: nobody can say whether the commit is on disk. */
    void fail(Throwable cause);
  }

  /**
   * To be called before a commit, one commit after the other.
   *
   * @return its number, for {@link #ended}
   * @throws SQLException when it must not be made
   */
  long begins() throws SQLException;

  /**
   * To be called after each commit that has begun, even if it came to nothing.
   *
   * @param waiting fails when the commit can never be known to be on disk
   */
  void ended(long number, Waiting waiting);

  /**
   * Returns when every commit that has begun by now is on disk.
   *
   * @throws SQLException when that can never be known
   */
  void awaitAll() throws SQLException;
}
