package dev.cardfile.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Chooses the people that requests are about: existing contacts and new ones. Not thread-safe. */
final class Traffic {

  private static final long NOBODY = Long.MAX_VALUE;
  private static final int REQUESTS_BETWEEN_LOOKS = 1000;

  private final List<Destination> destinations;
  private final long firstPerson;
  private final List<Source> sources = new ArrayList<>();
  private boolean growing;
  private long known;
  private long next;

  /**
   * The next new person for an echo. Counted separately because an echo stores nobody: otherwise
   * the people in the store would have gaps.
   */
  private long nextOfEcho;

  /**
   * Prepares traffic about people who are not in any store yet.
   *
   * @param firstPerson the number of the first person
   * @param known how many people are sent first; requests for existing contacts choose among them
   */
  Traffic(List<Destination> destinations, long firstPerson, long known) {
    this.destinations = List.copyOf(destinations);
    this.firstPerson = firstPerson;
    this.known = known;
    this.next = firstPerson;
    this.nextOfEcho = firstPerson;
  }

  /** The number of people sent as new, other than to an echo. */
  long made() {
    return next - firstPerson;
  }

  /** Lets later requests be about anyone sent so far. No request may be in flight. */
  void knowAll() {
    known = made();
    nextOfEcho = next;
    sources.clear();
  }

  /**
   * Lets later requests also be about people sent in the meantime, once these have been answered.
   */
  void growing() {
    growing = true;
  }

  /** Makes everyone known who was sent before the first person whose answer may be outstanding. */
  private void look() {
    long firstUnderWay = next;
    for (Source source : sources) {
      firstUnderWay = Math.min(firstUnderWay, source.underWay);
    }
    known = Math.max(known, firstUnderWay - firstPerson);
  }

  /** The requests of one connection. */
  final class Source {

    private final SplittableRandom random;
    private final RequestText request;
    private long underWay = NOBODY;
    private int made;

    private Source(String host, long seed) {
      this.random = new SplittableRandom(seed);
      this.request = new RequestText(host, destinations);
    }

    /** Builds a request for a new person. */
    Ask makeNew() {
      underWay = next++;
      request.make(Ask.NEW, underWay, 0);
      return Ask.NEW;
    }

    /** Builds the next request of the mixture. */
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

    /** Builds the next request of the mixture, for an echo. */
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
   * Adds the source of a connection's requests.
   *
   * @param host the value of the {@code Host} header
   */
  Source source(String host, long seed) {
    Source source = new Source(host, seed);
    sources.add(source);
    return source;
  }
}
