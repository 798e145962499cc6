package dev.cardfile.wire.activity;

import dev.cardfile.activity.Activity;
import dev.cardfile.activity.ActivityChange;
import dev.cardfile.location.LocationId;
import dev.cardfile.wire.table.BodyReading;

/**
 * Reads bodies about the activities of one kind. Never throws, whatever the bytes, which the caller
 * has decompressed and limited in size. A body may name a location, but only the token's.
 */
public interface ActivityReader<A extends Activity> {

  /** Reads a new activity, with everything that {@link ActivityChange#create} needs. */
  BodyReading<ActivityChange<A>> readNew(byte[] body, LocationId own);

  /** Reads a change; properties that are absent or blank keep their values. */
  BodyReading<ActivityChange<A>> readChange(byte[] body, LocationId own);
}
