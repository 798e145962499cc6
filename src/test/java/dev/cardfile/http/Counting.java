package dev.cardfile.http;

import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** A generator of 0, 1, 2 and so on, so that everything made from it is the same in every run. */
final class Counting implements RandomGenerator {

  private final AtomicLong next = new AtomicLong();

  @Override
  public long nextLong() {
    return next.getAndIncrement();
  }
}
