package dev.cardfile.store;

import dev.cardfile.business.Business;
import dev.cardfile.location.LocationId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads businesses. Every method throws {@link StoreUnavailable} if the store is unavailable; the
 * caller may retry.
 */
public interface BusinessStore {

  /**
   * Returns a page of a location's businesses, the oldest first, so that a new business does not
   * move others to another page.
   */
  List<Business> list(LocationId location, int limit, int skip);

  Optional<Business> find(LocationId location, String id);

  /**
   * Returns the names of these businesses by id, leaving out businesses that the location does not
   * have.
   */
  Map<String, String> names(LocationId location, Set<String> ids);
}
