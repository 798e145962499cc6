package dev.cardfile.http;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Generates the ids that identify requests in the log: version 4 UUIDs. */
final class TraceIds {

  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT_2 = 0x8000_0000_0000_0000L;

  private final RandomGenerator random;

  /**
   * @param random safe for use by several threads; need not be cryptographically strong, as a trace
   *     is no secret
   */
  TraceIds(RandomGenerator random) {
    this.random = random;
  }

  String next() {
    long high = (random.nextLong() & ~0xF000L) | VERSION_4;
    long low = (random.nextLong() & ~0xC000_0000_0000_0000L) | VARIANT_2;
    return new UUID(high, low).toString();
  }
}
