package dev.cardfile.search;

import dev.cardfile.activity.Activity;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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

  /** The ids that contacts had at a source, of those that had one there. */
  Map<ContactId, String> idsAt(String source, List<ContactId> contacts);

  /**
   * The activities of one kind that each of some contacts has, the newest first. They are read a
   * few contacts at a time: whoever asks does so once for each, in their order, and before the next
   * call of another method.
   */
  <A extends Activity> Function<ContactId, List<A>> activities(
      Class<A> kind, List<ContactId> contacts);

  @Override
  void close();
}
