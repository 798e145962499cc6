package dev.cardfile.store;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.MatchKey;
import dev.cardfile.location.LocationId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Keeps contacts. */
public interface ContactStore {

  /**
   * Runs {@code work} alone in its location and writes what it said.
   *
   * <ul>
   *   <li>The work must see every write that was acknowledged before the call.
   *   <li>No other work must run in the location between its look-ups and its commit, on this
   *       server or another.
   *   <li>The call must return only after the write is durable.
   *   <li>If the work throws, nothing of it must be written, its neighbours must not notice, and
   *       the exception must reach the caller.
   * </ul>
   *
   * The work may be run more than once, so it must be pure: it counts nothing and takes clock and
   * ids as given.
   *
   * @param lookups all that the work will ask for; may be empty
   * @throws StoreUnavailable when the store is away or its queue is full; the caller may try again
   * @throws UnknownLocation when there is no such location
   */
  <R> R exclusively(LocationId location, Set<Lookup> lookups, Function<WorkingSet, R> work);

  /**
   * Reads a contact as last acknowledged, without waiting for any writer.
   *
   * @throws StoreUnavailable when the store is away; the caller may try again
   */
  Optional<Contact> find(LocationId location, ContactId id);

  /**
   * Reads the contact with the smallest id among those that hold this key, as primary or
   * additional, as last acknowledged, without waiting for any writer.
   *
   * @throws StoreUnavailable when the store is away; the caller may try again
   */
  Optional<Contact> oldestHolder(LocationId location, MatchKey key);

  /**
   * How many contacts the location has, without waiting for any writer.
   *
   * @throws StoreUnavailable when the store is away; the caller may try again
   */
  long count(LocationId location);
}
