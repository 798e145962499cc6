package dev.cardfile.http.changes;

import dev.cardfile.access.Scope;
import dev.cardfile.history.Entry;
import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Metrics;
import dev.cardfile.http.Route;
import dev.cardfile.http.StreamSlots;
import dev.cardfile.openapi.HistoryOperations;
import dev.cardfile.store.HistoryStore;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.history.ChangesFormat;
import dev.cardfile.wire.history.ChangesReader;
import dev.cardfile.wire.history.ChangesWriter;
import dev.cardfile.wire.table.BodyReading;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The route {@code GET /changes}: the changes of all contacts of the token's location, page by page
 * or as a stream.
 */
public final class ChangeRoutes {

  /** The number of changes that a stream reads at a time. */
  private static final int CHUNK = 100;

  private static final long RETRY_AFTER_SECONDS = 5;

  /** Headers that keep caches from storing a stream, and proxies from buffering it. */
  private static final Map<String, String> HEADERS =
      Map.of("Cache-Control", "no-store", "X-Accel-Buffering", "no");

  private final HistoryStore history;
  private final ChangeWatch watch;
  private final Metrics metrics;
  private final Duration heartbeat;
  private final StreamSlots slots;
  private final ChangesReader reader = new ChangesReader();

  /**
   * Creates the routes.
   *
   * @param heartbeat how long a stream stays silent before it sends a sign of life
   */
  public ChangeRoutes(
      HistoryStore history,
      ChangeWatch watch,
      Metrics metrics,
      StreamSlots slots,
      Duration heartbeat) {
    this.history = history;
    this.watch = watch;
    this.metrics = metrics;
    this.slots = slots;
    this.heartbeat = heartbeat;
    metrics.streamsOpen(slots::taken);
  }

  public List<Route> routes() {
    return List.of(
        Route.read("/changes", Scope.CONTACTS_READONLY, HistoryOperations.CHANGES, this::changes));
  }

  private ApiResponse changes(ApiRequest request) {
    ChangesFormat format = ChangesFormat.of(request.headers().accept());
    String lastEvent = format == ChangesFormat.EVENTS ? request.headers().lastEventId() : null;
    return switch (reader.read(request.query(), lastEvent, request.location())) {
      case BodyReading.Refused<ChangesReader.Query>(Problem problem) -> ApiResponse.refuse(problem);
      case BodyReading.Accepted<ChangesReader.Query>(ChangesReader.Query query, var _) ->
          format == ChangesFormat.PAGE ? page(request, query) : stream(request, query, format);
    };
  }

  private ApiResponse page(ApiRequest request, ChangesReader.Query query) {
    Following following = follow(request, query, query.limit());
    List<Entry> entries = following.next();
    if (entries == null) {
      return ApiResponse.refuse(new Problem.CursorExpired());
    }
    Integer wait = query.waitSeconds();
    return wait == null || wait == 0 || !entries.isEmpty()
        ? found(request, following, entries)
        : awaited(request, following, Duration.ofSeconds(wait));
  }

  private ApiResponse awaited(ApiRequest request, Following following, Duration wait) {
    return switch (slots.take(request.known().grant())) {
      case StreamSlots.Taking.Full(String limit) ->
          ApiResponse.refuse(new Problem.TooManyStreams(limit, RETRY_AFTER_SECONDS));
      case StreamSlots.Taking.Taken slot -> {
        try {
          yield new ApiResponse.Awaited(await(request, following, wait));
        } finally {
          slot.giveBack();
        }
      }
    };
  }

  private ApiResponse await(ApiRequest request, Following following, Duration wait) {
    long end = System.nanoTime() + wait.toNanos();
    List<Entry> entries = List.of();
    while (entries.isEmpty() && following.isServed() && end > System.nanoTime()) {
      if (!following.hasMore()) {
        following.await(Duration.ofNanos(end - System.nanoTime()));
      }
      if (!following.isAllowed()) {
        return ApiResponse.refuse(new Problem.InvalidToken(false));
      }
      entries = following.next();
      if (entries == null) {
        return ApiResponse.refuse(new Problem.CursorExpired());
      }
    }
    return found(request, following, entries);
  }

  private ApiResponse found(ApiRequest request, Following following, List<Entry> entries) {
    metrics.changesSent(entries.size());
    return ApiResponse.json(
        writer(request).page(entries, following.place(), following.hasMore(), request.traceId()),
        "found");
  }

  private ApiResponse stream(ApiRequest request, ChangesReader.Query query, ChangesFormat format) {
    Following following = follow(request, query, CHUNK);
    Map<String, String> headers = new HashMap<>(HEADERS);
    headers.put("X-Changes-Sequence", Long.toString(following.place()));
    List<Entry> first = following.next();
    if (first == null) {
      return ApiResponse.refuse(new Problem.CursorExpired());
    }
    Integer wait = query.waitSeconds();
    ChangeStream stream =
        new ChangeStream(
            following,
            first,
            format,
            writer(request),
            metrics,
            heartbeat,
            wait == null ? null : Duration.ofSeconds(wait));
    return switch (slots.take(request.known().grant())) {
      case StreamSlots.Taking.Full(String limit) ->
          ApiResponse.refuse(new Problem.TooManyStreams(limit, RETRY_AFTER_SECONDS));
      case StreamSlots.Taking.Taken slot ->
          new ApiResponse.Stream(
              200, format.mediaType(), stream, "streamed", headers, slot::giveBack);
    };
  }

  private Following follow(ApiRequest request, ChangesReader.Query query, int chunk) {
    return new Following(history, watch, request.known(), query, chunk);
  }

  private static ChangesWriter writer(ApiRequest request) {
    return new ChangesWriter(request.location(), request.known().version());
  }
}
