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
   * Registers an action to run after each batch that this process commits, once the batch is on
   * disk. The action runs on a thread of the store and must return at once.
   */
  void whenCommitted(Runnable action);

  /**
   * Returns why the store cannot serve at the moment: it answers no query, its last write failed,
   * or its file is no longer there. Empty if it can serve. Never throws.
   */
  Optional<Outage> outage();

  /** Returns how busy the store is. Never throws, and does not wait for the database. */
  StoreFigures figures();

  /** Reports whether the store can serve at the moment. Never throws. */
  default boolean answers() {
    return outage().isEmpty();
  }

  /**
   * Rejects further work, and returns when all waiting work is durable and everything is closed.
   * Later calls throw {@link dev.cardfile.store.StoreUnavailable}.
   */
  @Override
  void close();
}
