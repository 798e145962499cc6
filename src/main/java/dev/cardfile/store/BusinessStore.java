package dev.cardfile.store;

import dev.cardfile.business.Business;
import dev.cardfile.location.LocationId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads businesses. Every method throws {@link StoreUnavailable} when the store is away, and the
 * caller may try again.
 */
public interface BusinessStore {

  /** A location's businesses, the oldest first, so that a new one moves none to another page. */
  List<Business> list(LocationId location, int limit, int skip);

  Optional<Business> find(LocationId location, String id);

  /** The names of those of these businesses that the location has, by their ids. */
  Map<String, String> names(LocationId location, Set<String> ids);
}
