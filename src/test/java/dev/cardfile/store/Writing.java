package dev.cardfile.store;

import dev.cardfile.contact.Actor;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.write.Writes;
import dev.cardfile.write.work.WriteTerms;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The use cases that write, for tests that do not depend on particular times or ids. */
public final class Writing {

  /** The actor of the writes of tests. */
  public static final Actor TEST = Actor.api("token-of-a-test", null, "trace-of-a-test");

  public static final WriteTerms TERMS = WriteTerms.of(TEST);

  private Writing() {}

  public static Writes to(Stores stores) {
    InstantSource clock = InstantSource.system();
    return Writes.over(
        stores.transactions(), clock, new IdSequence(clock, RandomGenerator.getDefault()));
  }
}
