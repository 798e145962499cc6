package dev.cardfile.store;

import java.util.Optional;

/**
 * An open store whose database can be made to fail at one statement: the store gets an error, or
 * its connection breaks. The store has no background work, so that a fault hits only the intended
 * call.
 */
public interface FaultyStores extends AutoCloseable {

  /** The connections whose statements are counted; writers and readers have separate ones. */
  enum Side {
    WRITERS,
    READERS
  }

  /** When the statement fails: before or after the database has executed it. */
  enum When {
    BEFORE_SENT,
    BEFORE_REPLY
  }

  /**
   * A statement that is to fail.
   *
   * @param statement its number from now on, counted from 1; or {@link #NEXT_COMMIT}
   */
  record Fault(Side side, int statement, When when) {

    public static final int NEXT_COMMIT = 0;
  }

  /**
   * A fault that has occurred.
   *
   * @param statement the statement that failed
   */
  record Hit(Fault fault, String statement, boolean isCommit) {

    /** Reports whether the transaction was committed in spite of the fault. */
    public boolean isWritten() {
      return isCommit && fault.when() == When.BEFORE_REPLY;
    }
  }

  Stores stores();

  /**
   * Reports whether the store retries a transaction whose connection broke before the commit, if
   * the connection had worked before.
   */
  boolean triesAgain();

  /** Makes a statement fail. Replaces the fault that was armed before. */
  void arm(Fault fault);

  /** Returns where the armed fault occurred; empty if its statement has not been reached. */
  Optional<Hit> hit();

  /** Removes the fault. */
  void disarm();

  /** Closes this and the store. */
  @Override
  void close();
}
