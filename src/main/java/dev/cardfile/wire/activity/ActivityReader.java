package dev.cardfile.wire.activity;

import dev.cardfile.activity.Activity;
import dev.cardfile.activity.ActivityChange;
import dev.cardfile.location.LocationId;
import dev.cardfile.wire.table.BodyReading;

/**
 * Reads bodies about the activities of one kind. It throws nothing, whatever the bytes, which are
 * unpacked, and bounded by the caller. A body may name the location, but only the token's own.
 */
public interface ActivityReader<A extends Activity> {

  /** Reads what is said of a new one: {@link ActivityChange#create} can make it. */
  BodyReading<ActivityChange<A>> readNew(byte[] body, LocationId own);

  /** Reads a change; what is absent or blank stays. */
  BodyReading<ActivityChange<A>> readChange(byte[] body, LocationId own);
}
