package dev.cardfile.store.sql.row;

import dev.cardfile.location.InvalidValues;
import dev.cardfile.location.LocationProfile;
import org.jspecify.annotations.Nullable;

/** The settings that most locations leave unset, stored in one column. */
public record LocationExtras(LocationProfile profile, @Nullable InvalidValues invalidValues) {

  static final LocationExtras NONE = new LocationExtras(LocationProfile.NONE, null);
}
