package dev.cardfile.http.operator;

import dev.cardfile.access.Operator;
import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.RequestJournal;
import dev.cardfile.http.Route;
import dev.cardfile.http.ShutdownSignal;
import dev.cardfile.http.body.BodyKind;
import dev.cardfile.openapi.OperatorOperations;
import dev.cardfile.wire.LocationPart;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.operator.RequestAnswers;
import dev.cardfile.wire.operator.SeenRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * The routes {@code /operator/requests} and below: the last requests, and a stream of those to
 * come.
 */
public final class SeenRequestRoutes {

  private static final String ALL = "/operator/requests";
  private static final String EVENTS = "text/event-stream";
  private static final Map<String, String> NOT_KEPT =
      Map.of("Cache-Control", "no-store", "X-Accel-Buffering", "no");

  /** More than operators look at in practice. */
  private static final int STREAMS = 16;

  private static final long RETRY_AFTER_SECONDS = 5;

  /** How often a stream checks whether its operator may still see it. */
  private static final Duration CHECK = Duration.ofSeconds(1);

  private static final byte[] NOTHING = ":\n\n".getBytes(StandardCharsets.US_ASCII);

  private final RequestJournal journal;
  private final ShutdownSignal ending;
  private final Duration heartbeat;
  private final Semaphore streams = new Semaphore(STREAMS);

  /**
   * Creates the routes.
   *
   * @param heartbeat how long a stream stays silent before it sends a sign of life
   */
  public SeenRequestRoutes(RequestJournal journal, ShutdownSignal ending, Duration heartbeat) {
    this.journal = journal;
    this.ending = ending;
    this.heartbeat = heartbeat;
  }

  public List<Route> routes() {
    return List.of(
        Route.operator("GET", ALL, BodyKind.NONE, OperatorOperations.REQUESTS, this::requests),
        Route.operator(
            "GET", ALL + "/{trace}", BodyKind.NONE, OperatorOperations.REQUEST, this::request));
  }

  private ApiResponse requests(ApiRequest request) {
    String accept = request.headers().accept();
    if (accept != null && accept.contains(EVENTS)) {
      return stream(request);
    }
    Operator operator = request.operated().operator();
    List<SeenRequest> newestFirst =
        journal.after(0).reversed().stream().filter(each -> maySee(operator, each)).toList();
    return ApiResponse.json(RequestAnswers.requests(newestFirst, request.traceId()), "listed")
        .with(NOT_KEPT);
  }

  private ApiResponse request(ApiRequest request) {
    String trace = request.id("trace");
    return journal
        .find(trace)
        .filter(each -> maySee(request.operated().operator(), each))
        .map(each ->
            ApiResponse.json(RequestAnswers.request(each, request.traceId()), "found")
                .with(NOT_KEPT))
        .orElseGet(() -> ApiResponse.refuse(new Problem.PartNotFound(LocationPart.REQUEST, trace)));
  }

  /**
   * Reports whether the operator may see a request. Those without a location are shown only to
   * operators of all locations.
   */
  private static boolean maySee(Operator operator, SeenRequest request) {
    return request.location() == null ? operator.isOfAll() : operator.mayEnter(request.location());
  }

  private ApiResponse stream(ApiRequest request) {
    if (!streams.tryAcquire()) {
      return ApiResponse.refuse(
          new Problem.TooManyStreams("At most " + STREAMS + " may be open.", RETRY_AFTER_SECONDS));
    }
    ApiRequest.OperatorCaller caller = request.operated();
    return new ApiResponse.Stream(
        200, EVENTS, out -> send(out, caller), "streamed", NOT_KEPT, streams::release);
  }

  private void send(OutputStream out, ApiRequest.OperatorCaller caller) throws IOException {
    long place = journal.last();
    long shown = 0;
    do {
      boolean any = false;
      for (SeenRequest each : journal.after(place)) {
        place = each.seq();
        if (maySee(caller.operator(), each)) {
          out.write(RequestAnswers.event(each));
          any = true;
        }
      }
      if (!any && (shown == 0 || System.nanoTime() - shown >= heartbeat.toNanos())) {
        out.write(NOTHING);
        any = true;
      }
      if (any) {
        out.flush();
        shown = System.nanoTime();
      }
    } while (isServed(place) && caller.stillValid().getAsBoolean());
  }

  /**
   * Waits for the next request, or until the operator has to be checked again.
   *
   * @return false if the server is shutting down
   */
  private boolean isServed(long place) {
    try {
      journal.await(place, CHECK);
      return ending.pause(Duration.ZERO);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
