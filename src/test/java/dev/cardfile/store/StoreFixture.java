package dev.cardfile.store;

import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import java.sql.Connection;
import java.util.List;
import java.util.Map;

/** A test's own database, initially empty. Every kind of store must supply a fixture. */
public interface StoreFixture extends AutoCloseable {

  /** Opens the store in this database, which keeps its contents from one opening to the next. */
  Stores open(StoreSettings settings, StoreEvents events);

  /** Opens a store whose database can be made to fail. The store must exist already. */
  FaultyStores openFaulty();

  /** How many times a race opens the store, as if by so many servers. */
  int servers();

  /** Checks the invariants of the database, independently of the store. */
  void check();

  /** The ids of a location's contacts, read independently of the store. */
  List<String> contactIds(LocationId location);

  /** A location's contacts with all their cells, read independently of the store. */
  Map<ContactId, String> contactRows(LocationId location);

  /** A location's tag list, read independently of the store. */
  List<String> tags(LocationId location);

  /** Returns a reader of the database that is independent of the store. */
  Onlooker onlooker();

  /** All rows of all tables that a write may change, read independently of the store. */
  List<String> everything();

  /**
   * The rows of a query, each as its cells joined by vertical bars, read independently of the
   * store.
   */
  List<String> rows(String sql);

  /** Prevents all writes of contacts, as another program may do, until the connection is closed. */
  Connection keepWritersOut();

  /** Reports whether anybody waits for a lock in the database, independently of the store. */
  boolean keepsSomebodyWaiting();

  /** Removes the database. */
  @Override
  void close();
}
