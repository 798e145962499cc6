package dev.cardfile.store;

import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import java.sql.Connection;
import java.util.List;
import java.util.Map;

/** A database of a test's own, empty at first. What a second kind of store has to supply. */
public interface StoreFixture extends AutoCloseable {

  /** Opens the store in this database; what an earlier opening wrote is there. */
  Stores open(StoreSettings settings, StoreEvents events);

  /** As {@link #open}, over a database that can be made to fail; the store is there already. */
  FaultyStores openFaulty();

  /** Over how many openings of the store a race is spread, as over so many servers. */
  int servers();

  /** Checks, with no help from the store, what must be true of the database at any time. */
  void check();

  /** The ids of a location's contacts, seen with no help from the store. */
  List<String> contactIds(LocationId location);

  /** A location's contacts, all cells of each, seen with no help from the store. */
  Map<ContactId, String> contactRows(LocationId location);

  /** A location's tag list, seen with no help from the store. */
  List<String> tags(LocationId location);

  /** Sees the database, with no help from the store. */
  Onlooker onlooker();

  /** All rows of all tables that a write may change, seen with no help from the store. */
  List<String> everything();

  /** What a query finds, seen with no help from the store; each row's cells with bars between. */
  List<String> rows(String sql);

  /** Keeps everybody from writing contacts, as another program may, until this is closed. */
  Connection keepWritersOut();

  /** Whether the database keeps somebody waiting for a lock, seen with no help from the store. */
  boolean keepsSomebodyWaiting();

  /** Removes the database. */
  @Override
  void close();
}
