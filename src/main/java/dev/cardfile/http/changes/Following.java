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
 * One request that follows the changes of a location. It keeps nothing open in the store. Its token
 * is checked again each second.
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
   * Begins where the query says.
   *
   * @param chunk how many changes are read at once
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

  /** The number of the last change that was looked at. */
  long place() {
    return place;
  }

  /** Whether there were more changes when it last looked. */
  boolean hasMore() {
    return more;
  }

  /** The next changes that are wanted; null where what follows is not kept. */
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

  /** Waits for a change, but no longer than so, and not until the token has to be checked again. */
  void await(Duration most) {
    Duration untilCheck = Duration.ofNanos(checkedAt + CHECK_NANOS - System.nanoTime());
    Duration time = most.compareTo(untilCheck) < 0 ? most : untilCheck;
    if (time.isPositive()) {
      watch.await(location(), place, time);
    }
  }

  /** Whether the server goes on. */
  boolean isServed() {
    return !watch.isClosed() && !Thread.currentThread().isInterrupted();
  }

  /** Whether the token still allows it, by what was found out within the last second. */
  boolean isAllowed() {
    if (System.nanoTime() - checkedAt >= CHECK_NANOS) {
      allowed = caller.stillValid().getAsBoolean();
      checkedAt = System.nanoTime();
    }
    return allowed;
  }
}
