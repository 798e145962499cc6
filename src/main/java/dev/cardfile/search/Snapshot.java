package dev.cardfile.search;

import dev.cardfile.activity.Activity;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The contacts of a location as they were at one moment, regardless of later writes. A snapshot
 * holds a connection and keeps the database from discarding outdated versions of rows, so it must
 * be closed soon. Only one thread may use it at a time.
 */
public interface Snapshot extends AutoCloseable {

  /** Returns the number of the location's last change at that moment; 0 if there was none. */
  long lastChange();

  /**
   * Reads the next contacts, the oldest first; an empty list is the end.
   *
   * @throws dev.cardfile.store.StoreUnavailable if the store is unavailable; the snapshot is lost
   *     then
   */
  List<Contact> next();

  /**
   * Returns the ids that contacts have as aliases from a source. Contacts without such an alias are
   * not in the map.
   */
  Map<ContactId, String> idsAt(String source, List<ContactId> contacts);

  /**
   * Returns a function from each of these contacts to its activities of one kind, the newest first.
   * The function reads for a few contacts at a time: it must be called once for each contact, in
   * their order, and before any other method of this snapshot.
   */
  <A extends Activity> Function<ContactId, List<A>> activities(
      Class<A> kind, List<ContactId> contacts);

  @Override
  void close();
}
