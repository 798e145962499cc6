package dev.cardfile.store;

import dev.cardfile.business.Business;
import dev.cardfile.business.BusinessChange;
import dev.cardfile.location.LocationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps businesses. Every method throws {@link StoreUnavailable} when the store is away, and the
 * caller may try again; every change runs alone in its location, and is durable when its method
 * returns.
 */
public interface BusinessStore {

  /** A location's businesses, the oldest first, so that a new one moves none to another page. */
  List<Business> list(LocationId location, int limit, int skip);

  Optional<Business> find(LocationId location, String id);

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

  /** Deletes a business; false when there is none. */
  boolean delete(LocationId location, String id);
}
