package dev.cardfile.bench;

import java.util.List;
import java.util.SplittableRandom;

/** Who is asked for: the people who are there, and those who come. For one thread at a time. */
final class Traffic {

  private final List<Destination> destinations;
  private final long firstPerson;
  private final long known;
  private long next;

  /**
   * Traffic about people that nobody has yet.
   *
   * @param firstPerson the number of the first of them
   * @param known how many come first, and can be asked for once they are there
   */
  Traffic(List<Destination> destinations, long firstPerson, long known) {
    this.destinations = List.copyOf(destinations);
    this.firstPerson = firstPerson;
    this.known = known;
    this.next = firstPerson;
  }

  /** What one connection asks for. */
  final class Source {

    private final SplittableRandom random;
    private final RequestText request;

    private Source(String host, long seed) {
      this.random = new SplittableRandom(seed);
      this.request = new RequestText(host, destinations);
    }

    /** Makes a request for somebody who is new. */
    Ask makeNew() {
      request.make(Ask.NEW, next++, 0);
      return Ask.NEW;
    }

    /** Makes the next request of the mixture. */
    Ask makeAny() {
      Ask ask = Ask.next(random);
      long person = ask == Ask.NEW ? next++ : firstPerson + random.nextLong(known);
      request.make(ask, person, random.nextInt(1_000_000));
      return ask;
    }

    RequestText request() {
      return request;
    }
  }

  /**
   * A source of requests.
   *
   * @param host what the Host header must be
   */
  Source source(String host, long seed) {
    return new Source(host, seed);
  }
}
