package dev.cardfile.store;

import java.util.Optional;

/**
 * An open store over a database that can be made to fail one statement: the store gets an error, or
 * its connection breaks. Nothing works in its background, so that a fault meets whom it is meant
 * for.
 */
public interface FaultyStores extends AutoCloseable {

  /** Whose statements are counted: each kind has connections of its own. */
  enum Side {
    WRITERS,
    READERS
  }

  /** Whether the database has executed the statement. */
  enum When {
    BEFORE_SENT,
    BEFORE_REPLY
  }

  /**
   * What is to fail.
   *
   * @param statement which one from now on, counted from 1; or {@link #NEXT_COMMIT}
   */
  record Fault(Side side, int statement, When when) {

    public static final int NEXT_COMMIT = 0;
  }

  /**
   * A fault that has come to pass.
   *
   * @param statement the one that failed
   */
  record Hit(Fault fault, String statement, boolean isCommit) {

    /** Whether the transaction that it met is committed all the same. */
    public boolean isWritten() {
      return isCommit && fault.when() == When.BEFORE_REPLY;
    }
  }

  Stores stores();

  /**
   * Whether the store begins a transaction again that lost its connection before the commit, when
   * the connection had been good before.
   */
  boolean triesAgain();

  /** Lets a statement fail; takes the place of what was armed. */
  void arm(Fault fault);

  /** What the fault that was armed last has met; empty where its statement has not come. */
  Optional<Hit> hit();

  /** Ends the fault. */
  void disarm();

  /** Closes the store too. */
  @Override
  void close();
}
