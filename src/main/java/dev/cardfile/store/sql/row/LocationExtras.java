package dev.cardfile.store.sql.row;

import dev.cardfile.location.InvalidValues;
import dev.cardfile.location.LocationProfile;
import org.jspecify.annotations.Nullable;

/** What most locations do not say, in one column. */
public record LocationExtras(LocationProfile profile, @Nullable InvalidValues invalidValues) {

  static final LocationExtras NONE = new LocationExtras(LocationProfile.NONE, null);
}
