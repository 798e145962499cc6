package dev.cardfile.search;

import dev.cardfile.contact.Contact;
import java.util.List;

/**
 * The contacts of a location as they were at one moment, whoever writes meanwhile. It holds a
 * connection, and keeps the database from letting go of what has been written over since: whoever
 * opens one closes it soon. For one thread at a time.
 */
public interface Snapshot extends AutoCloseable {

  /** The number of the location's last change at that moment; 0 where it had had none. */
  long lastChange();

  /**
   * Reads the next contacts, the oldest first; an empty list is the end.
   *
   * @throws dev.cardfile.store.StoreUnavailable when the store is away; the snapshot is lost then
   */
  List<Contact> next();

  @Override
  void close();
}
