package dev.cardfile.store;

import dev.cardfile.business.Business;
import dev.cardfile.business.BusinessChange;
import dev.cardfile.location.LocationId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps businesses. Every method throws {@link StoreUnavailable} when the store is away, and the
 * caller may try again; every change runs alone in its location, and is durable when its method
 * returns.
 */
public interface BusinessStore {

  /** A location's businesses, the oldest first, so that a new one moves none to another page. */
  List<Business> list(LocationId location, int limit, int skip);

  Optional<Business> find(LocationId location, String id);

  /** The names of those of these businesses that the location has, by their ids. */
  Map<String, String> names(LocationId location, Set<String> ids);

  /**
   * Adds a business.
   *
   * @throws UnknownLocation when there is no such location
   */
  void add(LocationId location, Business business);

  /**
   * Changes a business.
   *
   * @return the business after the change; empty when there is none
   */
  Optional<Business> change(LocationId location, String id, BusinessChange change, Instant now);

  /**
   * Deletes a business; false when there is none. Contacts that belong to it belong to none from
   * then on, and are dated; no contact must ever be seen to belong to a business that is not there.
   * Where they are many, some may belong to none before the business is deleted, and a deletion
   * that fails may leave it so.
   *
   * @param now milliseconds precision
   */
  boolean delete(LocationId location, String id, Instant now);
}
