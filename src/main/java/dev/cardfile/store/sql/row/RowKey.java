package dev.cardfile.store.sql.row;

import dev.cardfile.location.LocationId;
import org.jspecify.annotations.Nullable;

/**
 * What tells a row from all others of its table; a batch makes one for each row that it writes.
 *
 * @param first null where a location has one row only
 * @param second null where the key has fewer cells behind the location
 */
record RowKey(
    LocationId location, @Nullable Object first, @Nullable Object second, @Nullable Object third) {}
