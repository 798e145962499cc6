package dev.cardfile.http.changes;

import dev.cardfile.history.Entry;
import dev.cardfile.http.ApiRequest;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.HistoryStore;
import dev.cardfile.store.HistoryStore.Feed;
import dev.cardfile.wire.history.ChangesReader;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One request that follows the changes of a location. It keeps nothing open in the store, and
 * checks its token every second.
 */
final class Following {

  private static final long CHECK_NANOS = Duration.ofSeconds(1).toNanos();

  private final HistoryStore history;
  private final ChangeWatch watch;
  private final ApiRequest.Caller caller;
  private final ChangesReader.Query query;
  private final int chunk;
  private long place;
  private boolean more = true;
  private long checkedAt = System.nanoTime();
  private boolean allowed = true;

  /**
   * Begins after the change that the query names, or else after the location's last change.
   *
   * @param chunk how many changes are read at a time
   */
  Following(
      HistoryStore history,
      ChangeWatch watch,
      ApiRequest.Caller caller,
      ChangesReader.Query query,
      int chunk) {
    this.history = history;
    this.watch = watch;
    this.caller = caller;
    this.query = query;
    this.chunk = chunk;
    OptionalLong after = query.after();
    this.place = after.isPresent() ? after.getAsLong() : history.last(location());
  }

  private LocationId location() {
    return caller.grant().location();
  }

  /** Returns the number of the last change that was read. */
  long place() {
    return place;
  }

  /** Reports whether there were more changes at the last read; true before the first. */
  boolean hasMore() {
    return more;
  }

  /**
   * Reads the next changes, and returns those that the query asks for; null if some of what follows
   * is no longer kept.
   */
  @Nullable List<Entry> next() {
    return switch (history.after(location(), place, chunk)) {
      case Feed.Expired() -> null;
      case Feed.Page(List<Entry> entries, boolean further) -> {
        more = further;
        if (!entries.isEmpty()) {
          place = entries.getLast().seq();
        }
        yield entries.stream().filter(query::wants).toList();
      }
    };
  }

  /** Waits for a change until the time has passed or the token has to be checked again. */
  void await(Duration most) {
    Duration untilCheck = Duration.ofNanos(checkedAt + CHECK_NANOS - System.nanoTime());
    Duration time = most.compareTo(untilCheck) < 0 ? most : untilCheck;
    if (time.isPositive()) {
      watch.await(location(), place, time);
    }
  }

  /** Reports whether the server is still serving requests. */
  boolean isServed() {
    return !watch.isClosed() && !Thread.currentThread().isInterrupted();
  }

  /** Reports whether the token still allows the request, as of a check within the last second. */
  boolean isAllowed() {
    if (System.nanoTime() - checkedAt >= CHECK_NANOS) {
      allowed = caller.stillValid().getAsBoolean();
      checkedAt = System.nanoTime();
    }
    return allowed;
  }
}
