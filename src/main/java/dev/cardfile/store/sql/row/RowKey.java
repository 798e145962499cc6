package dev.cardfile.store.sql.row;

import dev.cardfile.location.LocationId;
import org.jspecify.annotations.Nullable;

/**
 * The primary key of a row within its table. A batch creates one for each row that it writes.
 *
 * @param first null if a location has only one row in the table
 * @param second null if the key has fewer columns after the location
 */
record RowKey(
    LocationId location, @Nullable Object first, @Nullable Object second, @Nullable Object third) {}
