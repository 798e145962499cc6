package dev.cardfile.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Who is asked for: the people who are there, and those who come. For one thread at a time. */
final class Traffic {

  private static final long NOBODY = Long.MAX_VALUE;
  private static final int REQUESTS_BETWEEN_LOOKS = 1000;

  private final List<Destination> destinations;
  private final long firstPerson;
  private final List<Source> sources = new ArrayList<>();
  private boolean growing;
  private long known;
  private long next;

  /** For an echo, which keeps nobody: so there are no gaps among those who are there. */
  private long nextOfEcho;

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
    this.nextOfEcho = firstPerson;
  }

  /** How many people were sent as new, other than to an echo. */
  long made() {
    return next - firstPerson;
  }

  /** From now on all who were sent can be asked for. Nothing may be under way. */
  void knowAll() {
    known = made();
    nextOfEcho = next;
    sources.clear();
  }

  /** From now on those who come can be asked for too, as soon as they are there. */
  void growing() {
    growing = true;
  }

  /** Who was sent before the first whose answer may not be there yet. */
  private void look() {
    long firstUnderWay = next;
    for (Source source : sources) {
      firstUnderWay = Math.min(firstUnderWay, source.underWay);
    }
    known = Math.max(known, firstUnderWay - firstPerson);
  }

  /** What one connection asks for. */
  final class Source {

    private final SplittableRandom random;
    private final RequestText request;
    private long underWay = NOBODY;
    private int made;

    private Source(String host, long seed) {
      this.random = new SplittableRandom(seed);
      this.request = new RequestText(host, destinations);
    }

    /** Makes a request for somebody who is new. */
    Ask makeNew() {
      underWay = next++;
      request.make(Ask.NEW, underWay, 0);
      return Ask.NEW;
    }

    /** Makes the next request of the mixture. */
    Ask makeAny() {
      underWay = NOBODY;
      if (growing && ++made % REQUESTS_BETWEEN_LOOKS == 0) {
        look();
      }
      Ask ask = Ask.next(random);
      if (ask == Ask.NEW) {
        underWay = next++;
      }
      return make(ask, underWay);
    }

    /** As {@link #makeAny}, for an echo. */
    Ask makeAnyForEcho() {
      Ask ask = Ask.next(random);
      return make(ask, ask == Ask.NEW ? nextOfEcho++ : NOBODY);
    }

    private Ask make(Ask ask, long newcomer) {
      long person = ask == Ask.NEW ? newcomer : firstPerson + random.nextLong(known);
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
    Source source = new Source(host, seed);
    sources.add(source);
    return source;
  }
}
