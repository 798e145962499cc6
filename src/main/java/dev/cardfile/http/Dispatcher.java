package dev.cardfile.http;

import dev.cardfile.http.body.BodyBudget;
import dev.cardfile.http.body.BodyKind;
import dev.cardfile.http.body.RequestBody;
import dev.cardfile.http.body.Spool;
import dev.cardfile.http.server.ClientGone;
import dev.cardfile.http.server.Handler;
import dev.cardfile.http.server.HeaderName;
import dev.cardfile.http.server.Request;
import dev.cardfile.http.server.Response;
import dev.cardfile.openapi.Operation;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.wire.OtherFamilies;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.ProblemText;
import dev.cardfile.wire.answer.AnswerWriter;
import dev.cardfile.wire.form.BodyWeight;
import dev.cardfile.wire.table.FormBody;
import dev.cardfile.wire.table.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Serves every request: finds its route, checks it in the order of docs/compatibility.md, passes it
 * to the route's endpoint, sends the answer and logs it. Throws only {@link ClientGone}: other
 * exceptions become error answers, or break off a stream.
 */
final class Dispatcher implements Handler {

  private static final HeaderName CONTENT_TYPE = HeaderName.of("Content-Type");
  private static final HeaderName USER_AGENT = HeaderName.of("User-Agent");
  private static final HeaderName REFERRER = HeaderName.of("Referer");

  private static final long RETRY_AFTER_SECONDS = 1;
  private static final String BROKEN_OFF = "broken_off";
  private static final byte[] NO_BODY = {};
  private static final Pattern URL = Pattern.compile("(?i)https?://[^/]+(?<path>/.*)");

  private final Routes routes;
  private final Pages pages;
  private final RequestGuard guard;
  private final RequestBody bodies;
  private final BodyBudget budget;
  private final AnswerWriter writer;
  private final AnswerSender sender;
  private final Metrics metrics;
  private final TraceIds traces;
  private final CrossOrigin crossOrigin;
  private final Links links;
  private final boolean recordAddress;
  private final RequestJournal journal;
  private final InstantSource clock;

  Dispatcher(
      Routes routes,
      Pages pages,
      RequestGuard guard,
      RequestBody bodies,
      BodyBudget budget,
      AnswerWriter writer,
      AnswerSender sender,
      Metrics metrics,
      TraceIds traces,
      CrossOrigin crossOrigin,
      Links links,
      boolean recordAddress,
      RequestJournal journal,
      InstantSource clock) {
    this.routes = routes;
    this.pages = pages;
    this.guard = guard;
    this.bodies = bodies;
    this.budget = budget;
    this.writer = writer;
    this.sender = sender;
    this.metrics = metrics;
    this.traces = traces;
    this.crossOrigin = crossOrigin;
    this.links = links;
    this.recordAddress = recordAddress;
    this.journal = journal;
    this.clock = clock;
  }

  @Override
  public void handle(Request request, Response response) {
    RequestContext context =
        new RequestContext(traces.next(), request.method(), CrossOrigin.of(request));
    send(response, context, answer(request, context));
  }

  private void send(Response response, RequestContext context, ApiResponse answer) {
    switch (answer) {
      case ApiResponse.Counted(ApiResponse counted, var counts) -> {
        context.counted(counts);
        send(response, context, counted);
      }
      case ApiResponse.Awaited(ApiResponse awaited) -> {
        context.waited();
        send(response, context, awaited);
      }
      case ApiResponse.Body body -> send(response, context, body, null);
      case ApiResponse.Refusal(Problem problem) -> refuse(response, context, problem);
      case ApiResponse.Stream stream -> {
        context.waited();
        try {
          send(response, context, stream);
        } finally {
          stream.over().run();
        }
      }
    }
  }

  private ApiResponse answer(Request request, RequestContext context) {
    try {
      String path = path(request);
      return switch (routes.find(context.method(), path)) {
        case Routes.Found.Missing() ->
            pages
                .find(request, path)
                .map(found -> show(found, request, context))
                .orElseGet(() -> notFound(path, context));
        case Routes.Found.OtherMethods others -> {
          context.unrouted(routes.shape(path));
          yield answer(request, context, path, others);
        }
        case Routes.Found.Served served -> {
          context.routedTo(served.route());
          yield serve(request, path, context, served);
        }
      };
    } catch (ClientGone gone) {
      throw gone;
    } catch (RuntimeException | Error failure) {
      return ApiResponse.refuse(problem(failure, context));
    }
  }

  private ApiResponse show(Pages.Found found, Request request, RequestContext context) {
    context.routedTo(found.page().label());
    return found.page().endpoint().answer(apiRequest(request, context, found.ids(), null, NO_BODY));
  }

  private ApiResponse notFound(String path, RequestContext context) {
    OtherFamilies.of(path).ifPresent(family -> context.routedTo(family + "/*"));
    context.unrouted(routes.shape(path));
    return ApiResponse.refuse(new Problem.NotFound(context.method(), path));
  }

  private ApiResponse answer(
      Request request, RequestContext context, String path, Routes.Found.OtherMethods others) {
    if (!isThere(others, request, path)) {
      return notFound(path, context);
    }
    if (crossOrigin.isPreflight(request)) {
      context.routedTo(context.method() + " " + others.path().text());
      return CrossOrigin.preflight(others.methods());
    }
    return ApiResponse.refuse(
        new Problem.MethodNotAllowed(context.method(), path, others.methods()));
  }

  /** Reports whether the sender may know that the path exists with other methods. */
  private boolean isThere(Routes.Found.OtherMethods others, Request request, String path) {
    return routes.find(others.methods().getFirst(), path)
            instanceof Routes.Found.Served(Route route, var _)
        && guard.isThere(route, new RequestHeaders(request, links));
  }

  private static Problem problem(Throwable failure, RequestContext context) {
    if (failure instanceof StoreUnavailable away) {
      RequestLog.storeAway(context, away);
      return new Problem.StoreAway(RETRY_AFTER_SECONDS);
    }
    if (failure instanceof AnswerAborted broken) {
      RequestLog.brokenOff(context, broken);
      return broken.problem();
    }
    RequestLog.fault(context, failure);
    return new Problem.ServerFault();
  }

  /**
   * Returns the path of a request, also if its target is an absolute URL, as a client sends it that
   * takes the server for a proxy.
   */
  private static String path(Request request) {
    String target = request.path();
    if (target.startsWith("/")) {
      return target;
    }
    Matcher url = URL.matcher(target);
    return url.matches() ? url.group("path") : target;
  }

  private ApiResponse serve(
      Request request, String path, RequestContext context, Routes.Found.Served served) {
    Route route = served.route();
    RequestHeaders headers = new RequestHeaders(request, links);
    if (!guard.isThere(route, headers)) {
      return notFound(path, context);
    }
    if (bodies.isAnnouncedTooLarge(request, route.body())) {
      return ApiResponse.refuse(bodies.tooLarge(route.body()));
    }
    if (!isTaken(route.body(), request)) {
      return ApiResponse.refuse(new Problem.UnsupportedMediaType(route.body().told()));
    }
    return switch (guard.decide(request, headers, route, path, context)) {
      case RequestGuard.Decision.Refused(Problem problem) -> ApiResponse.refuse(problem);
      case RequestGuard.Decision.Admitted(ApiRequest.Bearer bearer) ->
          answer(request, context, served, bearer);
    };
  }

  private static boolean isTaken(BodyKind body, Request request) {
    if (!body.isTaken()) {
      return true;
    }
    if (RequestBody.packing(request) == RequestBody.Packing.UNKNOWN) {
      return false;
    }
    List<String> sent = request.headers(CONTENT_TYPE);
    return sent.isEmpty()
        || (sent.stream().allMatch(sent.getFirst()::equals) && body.takes(sent.getFirst()));
  }

  private ApiResponse answer(
      Request request,
      RequestContext context,
      Routes.Found.Served served,
      ApiRequest.@Nullable Bearer bearer) {
    Endpoint endpoint = served.route().endpoint();
    BodyKind kind = served.route().body();
    if (journal.isKept()) {
      context.askedFor(request.path(), request.query());
    }
    if (!kind.isTaken()) {
      return endpoint.answer(apiRequest(request, context, served.ids(), bearer, NO_BODY));
    }
    try (BodyBudget.Share share = budget.share()) {
      RequestBody.Reading reading =
          kind.isSpooled()
              ? bodies.spool(request, kind, share)
              : weighed(request, served.route(), bodies.read(request, kind, share), share);
      return switch (reading) {
        case RequestBody.Reading.Broken(Problem problem) -> ApiResponse.refuse(problem);
        case RequestBody.Reading.Whole(byte[] body) -> {
          if (journal.isKept()) {
            context.sent(JournalEntry.kept(body));
          }
          yield endpoint.answer(apiRequest(request, context, served.ids(), bearer, body));
        }
        case RequestBody.Reading.Spooled(Spool spool) -> {
          try (spool) {
            String type = request.header(CONTENT_TYPE);
            yield endpoint.answer(
                apiRequest(request, context, served.ids(), bearer, NO_BODY)
                    .with(
                        new ApiRequest.LongBody(
                            spool,
                            type != null && kind.isLines(type),
                            type != null && kind.isMultipart(type) ? type : null,
                            share)));
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        }
      };
    }
  }

  /**
   * Reserves the memory that a body needs while it is parsed and answered, and converts a form to
   * JSON for endpoints that expect JSON.
   */
  private static RequestBody.Reading weighed(
      Request request, Route route, RequestBody.Reading reading, BodyBudget.Share share) {
    if (!(reading instanceof RequestBody.Reading.Whole(byte[] body))) {
      return reading;
    }
    long weight = BodyWeight.of(body);
    if (!share.growTo(weight)) {
      return new RequestBody.Reading.Broken(RequestBody.overloaded());
    }
    Shape shape = route.operation().body();
    String type = request.header(CONTENT_TYPE);
    if (shape == null || type == null || !route.body().isFormForJson(type)) {
      return reading;
    }
    return switch (FormBody.read(body, shape)) {
      case FormBody.Reading.Unreadable(Problem problem) -> new RequestBody.Reading.Broken(problem);
      case FormBody.Reading.Said(byte[] json) ->
          share.growTo(weight + BodyWeight.of(json))
              ? new RequestBody.Reading.Whole(json)
              : new RequestBody.Reading.Broken(RequestBody.overloaded());
    };
  }

  private ApiRequest apiRequest(
      Request request,
      RequestContext context,
      Map<String, String> ids,
      ApiRequest.@Nullable Bearer bearer,
      byte[] body) {
    RequestHeaders headers = new RequestHeaders(request, links);
    Operation operation = context.operation();
    return new ApiRequest(
        context.traceId(),
        context.route(),
        ids,
        request.query(),
        bearer,
        body,
        origin(request),
        headers,
        operation != null && operation.isConditional() ? Conditions.of(headers) : Conditions.NONE,
        null);
  }

  private ApiRequest.Origin origin(Request request) {
    return new ApiRequest.Origin(
        request.header(USER_AGENT),
        request.header(REFERRER),
        recordAddress ? request.remoteAddress().toLowerCase(Locale.ROOT) : null);
  }

  private void refuse(Response response, RequestContext context, Problem problem) {
    if (problem instanceof Problem.RequestTimeout || problem instanceof Problem.MalformedRequest) {
      response.close();
    }
    ProblemText text = ProblemText.of(problem);
    byte[] body = writer.problem(problem, context.traceId());
    send(
        response,
        context,
        new ApiResponse.Body(text.status(), ApiResponse.JSON, body, text.code()),
        problem);
  }

  private void send(
      Response response,
      RequestContext context,
      ApiResponse.Body answer,
      @Nullable Problem problem) {
    try {
      sender.send(response, context, answer, problem);
    } finally {
      // Even if the client is gone: its request may have been carried out.
      answered(context, answer.status(), answer.outcome(), problem, answer.bytes());
    }
  }

  /**
   * Sends a stream. If it fails before anything has been sent, an error is sent instead; after
   * that, the answer breaks off.
   */
  private void send(Response response, RequestContext context, ApiResponse.Stream answer) {
    try {
      sender.send(response, context, answer);
    } catch (ClientGone gone) {
      answered(context, answer.status(), BROKEN_OFF, null, NO_BODY);
      throw gone;
    } catch (IOException | RuntimeException | Error failure) {
      Problem problem = problem(failure, context);
      if (response.isBegun()) {
        answered(context, answer.status(), BROKEN_OFF, null, NO_BODY);
      } else {
        response.clearHeaders();
        refuse(response, context, problem);
      }
      return;
    }
    answered(context, answer.status(), answer.outcome(), null, NO_BODY);
  }

  private void answered(
      RequestContext context,
      int status,
      String outcome,
      @Nullable Problem problem,
      byte[] answer) {
    metrics.answered(context.route(), status, context.elapsed(), context.isTimed());
    RequestLog.answered(context, status, outcome, problem);
    if (journal.isKept()) {
      JournalEntry.write(journal, context, clock.instant(), status, outcome, answer);
    }
  }
}
