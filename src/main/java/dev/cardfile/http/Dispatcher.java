package dev.cardfile.http;

import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.ProblemText;
import dev.cardfile.wire.answer.AnswerWriter;
import dev.cardfile.wire.form.BodyWeight;
import io.helidon.common.uri.UriQuery;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Serves every request: finds its route, checks it in the order of docs/compatibility.md, has it
 * done, answers and logs. No exception leaves it but the one that closes a connection.
 */
final class Dispatcher implements Handler {

  private static final long RETRY_AFTER_SECONDS = 1;
  private static final int SKIPPED_BYTES = 64 * 1024;
  private static final byte[] NO_BODY = {};
  private static final Pattern URL = Pattern.compile("(?i)https?://[^/]+(?<path>/.*)");

  private final Routes routes;
  private final Admission admission;
  private final RequestBody bodies;
  private final BodyBudget budget;
  private final AnswerWriter writer;
  private final AnswerSender sender;
  private final Metrics metrics;
  private final TraceIds traces;
  private final boolean recordAddress;
  private volatile boolean stopping;

  Dispatcher(
      Routes routes,
      Admission admission,
      RequestBody bodies,
      BodyBudget budget,
      AnswerWriter writer,
      AnswerSender sender,
      Metrics metrics,
      TraceIds traces,
      boolean recordAddress) {
    this.routes = routes;
    this.admission = admission;
    this.bodies = bodies;
    this.budget = budget;
    this.writer = writer;
    this.sender = sender;
    this.metrics = metrics;
    this.traces = traces;
    this.recordAddress = recordAddress;
  }

  /** From now on each connection is closed after the answer that is under way. */
  void stop() {
    stopping = true;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    BoundedConnection connection = BoundedConnection.current();
    boolean hasBody = request.content().hasEntity();
    if (!hasBody) {
      connection.bodyRead();
    }
    Exchange exchange = new Exchange(traces.next(), request.prologue().method().text());
    Reply reply = reply(request, connection, exchange);
    connection.readingPauses();
    boolean close =
        mustClose(request, reply)
            || connection.isOneTooMany()
            || !bodyIsDone(request, connection, hasBody);
    send(request, response, exchange, reply, close);
    if (close) {
      throw new QuietClose("answered");
    }
    if (hasBody && !request.content().consumed()) {
      bodies.skip(request, connection);
    }
    connection.answered();
  }

  private Reply reply(ServerRequest request, BoundedConnection connection, Exchange exchange) {
    try {
      return switch (routes.find(exchange.method(), path(request))) {
        case Routes.Found.Missing(Problem problem) -> Reply.refuse(problem);
        case Routes.Found.Served served -> {
          exchange.routedTo(served.route());
          yield serve(request, connection, exchange, served);
        }
      };
    } catch (CloseConnectionException gone) {
      throw new QuietClose("the client is gone");
    } catch (StoreUnavailable away) {
      RequestLog.storeAway(exchange, away);
      return Reply.refuse(new Problem.StoreAway(RETRY_AFTER_SECONDS));
    } catch (RuntimeException | StackOverflowError fault) {
      RequestLog.fault(exchange, fault);
      return Reply.refuse(new Problem.ServerFault());
    }
  }

  /**
   * The path, also of a target that is a whole URL, as a client sends it that takes us for a proxy.
   */
  private static String path(ServerRequest request) {
    String target = request.prologue().uriPath().rawPath();
    Matcher url = URL.matcher(target);
    return url.matches() ? url.group("path") : target;
  }

  private Reply serve(
      ServerRequest request,
      BoundedConnection connection,
      Exchange exchange,
      Routes.Found.Served served) {
    Route route = served.route();
    if (bodies.isAnnouncedTooLarge(request, route.body())) {
      return Reply.refuse(bodies.tooLarge(route.body()));
    }
    if (!isTaken(route.body(), request.headers(), RequestBody.packing(request))) {
      return Reply.refuse(new Problem.UnsupportedMediaType(route.body().told()));
    }
    return switch (admission.decide(request.headers(), route, path(request), exchange)) {
      case Admission.Decision.Refused(Problem problem) -> Reply.refuse(problem);
      case Admission.Decision.Admitted(Call.Bearer bearer) ->
          answer(request, connection, exchange, served, bearer);
    };
  }

  private Reply answer(
      ServerRequest request,
      BoundedConnection connection,
      Exchange exchange,
      Routes.Found.Served served,
      Call.@Nullable Bearer bearer) {
    Endpoint endpoint = served.route().endpoint();
    BodyKind kind = served.route().body();
    if (!kind.isTaken()) {
      return endpoint.answer(call(request, exchange, served, bearer, NO_BODY));
    }
    try (BodyBudget.Share share = budget.share()) {
      return switch (bodies.read(request, connection, kind, share)) {
        case RequestBody.Reading.Broken(Problem problem) -> Reply.refuse(problem);
        case RequestBody.Reading.Whole(byte[] body) ->
            share.growTo(BodyWeight.of(body))
                ? endpoint.answer(call(request, exchange, served, bearer, body))
                : Reply.refuse(RequestBody.overloaded());
      };
    }
  }

  private Call call(
      ServerRequest request,
      Exchange exchange,
      Routes.Found.Served served,
      Call.@Nullable Bearer bearer,
      byte[] body) {
    UriQuery query = request.prologue().query();
    return new Call(
        exchange.traceId(),
        served.ids(),
        query.isEmpty() ? null : query.rawValue(),
        bearer,
        body,
        origin(request),
        new Sender(request.headers()));
  }

  private void send(
      ServerRequest request,
      ServerResponse response,
      Exchange exchange,
      Reply reply,
      boolean close) {
    Problem problem = reply.problem();
    Reply.Body answer =
        switch (reply) {
          case Reply.Body body -> body;
          case Reply.Refusal(Problem refused) -> {
            ProblemText text = ProblemText.of(refused);
            byte[] body = writer.problem(refused, exchange.traceId());
            yield new Reply.Body(text.status(), Reply.JSON, body, text.code());
          }
        };
    try {
      sender.send(request, response, exchange, answer, problem, close);
    } finally {
      // Even when the client is gone: what it asked for may be done.
      metrics.answered(exchange.route(), answer.status(), exchange.elapsed());
      RequestLog.answered(exchange, answer.status(), answer.outcome());
    }
  }

  private boolean mustClose(ServerRequest request, Reply reply) {
    return stopping
        || request.headers().containsToken(HeaderValues.CONNECTION_CLOSE)
        || reply.problem() instanceof Problem.RequestTimeout
        || reply.problem() instanceof Problem.MalformedRequest;
  }

  /**
   * Whether the body is read, or so short that reading it after the answer keeps the connection.
   */
  private static boolean bodyIsDone(
      ServerRequest request, BoundedConnection connection, boolean hasBody) {
    if (!hasBody) {
      return true;
    }
    if (request.content().consumed()) {
      connection.bodyRead();
      return true;
    }
    long length = request.headers().contentLength().orElse(Long.MAX_VALUE);
    return length <= SKIPPED_BYTES && !request.headers().contains(HeaderNames.EXPECT);
  }

  private static boolean isTaken(
      BodyKind body, ServerRequestHeaders headers, RequestBody.Packing packing) {
    if (!body.isTaken()) {
      return true;
    }
    if (packing == RequestBody.Packing.UNKNOWN) {
      return false;
    }
    if (!headers.contains(HeaderNames.CONTENT_TYPE)) {
      return true;
    }
    List<String> sent = headers.get(HeaderNames.CONTENT_TYPE).allValues();
    return sent.stream().allMatch(sent.getFirst()::equals) && body.takes(sent.getFirst());
  }

  private Call.Origin origin(ServerRequest request) {
    return new Call.Origin(
        Sender.first(request.headers(), HeaderNames.USER_AGENT),
        Sender.first(request.headers(), HeaderNames.REFERER),
        recordAddress ? request.remotePeer().host().toLowerCase(Locale.ROOT) : null);
  }
}
