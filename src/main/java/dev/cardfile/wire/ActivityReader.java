package dev.cardfile.wire;

import dev.cardfile.activity.Activity;
import dev.cardfile.activity.ActivityChange;

/**
 * Reads bodies about the activities of one kind. It throws nothing, whatever the bytes, which are
 * unpacked, and bounded by the caller.
 */
public interface ActivityReader<A extends Activity> {

  /** Reads what is said of a new one: {@link ActivityChange#create} can make it. */
  BodyReading<ActivityChange<A>> readNew(byte[] body);

  /** Reads a change; what is absent or blank stays. */
  BodyReading<ActivityChange<A>> readChange(byte[] body);
}
