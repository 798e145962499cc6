package dev.cardfile.store;

import dev.cardfile.access.OperatorStore;
import dev.cardfile.access.TokenStore;
import dev.cardfile.activity.Note;
import dev.cardfile.activity.Task;
import dev.cardfile.oauth.AppStore;
import dev.cardfile.search.ContactSearch;
import java.util.Optional;

/** The stores over one database, opened and closed together. */
public interface Stores extends AutoCloseable {

  Transactions transactions();

  ContactStore contacts();

  AliasStore aliases();

  ContactSearch search();

  LocationStore locations();

  LocationDeletions deletions();

  TagStore tags();

  NamedValueStore namedValues();

  TokenStore tokens();

  OperatorStore operators();

  ActivityStore<Note> notes();

  ActivityStore<Task> tasks();

  TaskSearch taskSearch();

  BusinessStore businesses();

  ImportStore imports();

  RetryStore retries();

  HistoryStore history();

  AppStore apps();

  /**
   * Runs the action after each batch of writes that this process has committed, when it is on disk.
   * It runs on the thread that has written, and must return at once.
   */
  void whenCommitted(Runnable action);

  /**
   * Why the store cannot serve right now: it answers no query, its last write failed, or its file
   * is not there any more. Empty when it can. Never throws.
   */
  Optional<Outage> outage();

  /** How busy the store is. Never throws, and waits for nothing. */
  StoreFigures figures();

  /** Whether the store can serve right now. Never throws. */
  default boolean answers() {
    return outage().isEmpty();
  }

  /**
   * Takes no more work, and returns when all that waited is durable and everything is closed. Calls
   * that come later throw {@link dev.cardfile.store.StoreUnavailable}.
   */
  @Override
  void close();
}
