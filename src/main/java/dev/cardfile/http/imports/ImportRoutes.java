package dev.cardfile.http.imports;

import dev.cardfile.access.Scope;
import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Route;
import dev.cardfile.http.ShutdownSignal;
import dev.cardfile.http.StreamSlots;
import dev.cardfile.http.WriteRequests;
import dev.cardfile.importing.FileImports;
import dev.cardfile.importing.KeptRows;
import dev.cardfile.imports.Import;
import dev.cardfile.imports.Undo;
import dev.cardfile.openapi.ImportOperations;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.answer.AnswerWriter;
import dev.cardfile.wire.history.ChangesFormat;
import dev.cardfile.wire.imports.ImportWriter;
import dev.cardfile.wire.imports.ImportsReader;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.write.imports.Imports;
import dev.cardfile.write.work.Work;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The routes that show, pause, resume, cancel, undo and delete imports of the token's location. */
public final class ImportRoutes {

  private static final String IMPORT = "/imports/{importId}";
  private static final long RETRY_AFTER_SECONDS = 5;
  private static final int ACCEPTED = 202;

  /** Headers that keep caches from storing a stream, and proxies from buffering it. */
  private static final Map<String, String> STREAMED =
      Map.of("Cache-Control", "no-store", "X-Accel-Buffering", "no");

  private final Parts parts;
  private final KeptRows rows;
  private final ImportsReader reader = new ImportsReader();
  private final ImportWriter writer = new ImportWriter();

  /**
   * What the routes need.
   *
   * @param due is run when there may be an import to work on
   * @param heartbeat how long a stream stays silent before it sends a sign of life
   */
  public record Parts(
      WriteRequests requests,
      FileImports files,
      Runnable due,
      StreamSlots slots,
      ShutdownSignal ending,
      Duration heartbeat) {}

  public ImportRoutes(Parts parts) {
    this.parts = parts;
    this.rows = new KeptRows(parts.files().store());
  }

  public List<Route> routes() {
    Scope write = Scope.CONTACTS_WRITE;
    return List.of(
        Route.read("/imports", Scope.CONTACTS_READONLY, ImportOperations.LIST, this::list),
        Route.read(IMPORT, Scope.CONTACTS_READONLY, ImportOperations.SHOW, this::show),
        Route.read(IMPORT + "/rows", Scope.CONTACTS_READONLY, ImportOperations.ROWS, this::rows),
        Route.act("DELETE", IMPORT, write, ImportOperations.DELETE, this::delete),
        Route.act("POST", IMPORT + "/pause", write, ImportOperations.PAUSE, this::pause),
        Route.act("POST", IMPORT + "/resume", write, ImportOperations.RESUME, this::resume),
        Route.act("POST", IMPORT + "/cancel", write, ImportOperations.CANCEL, this::cancel),
        Route.act("POST", IMPORT + "/undo", write, ImportOperations.UNDO, this::undo));
  }

  private Optional<Import> find(ApiRequest request) {
    return parts.files().store().find(request.location(), request.id("importId"));
  }

  private static ApiResponse missing(ApiRequest request) {
    return ApiResponse.refuse(new Problem.ImportNotFound(request.id("importId")));
  }

  private ApiResponse list(ApiRequest request) {
    return switch (reader.list(request.query(), request.location())) {
      case BodyReading.Refused<Integer>(Problem problem) -> ApiResponse.refuse(problem);
      case BodyReading.Accepted<Integer>(Integer limit, var _) ->
          ApiResponse.json(
              writer.all(
                  parts.files().store().list(request.location()).stream().limit(limit).toList(),
                  request.traceId()),
              "found");
    };
  }

  private ApiResponse show(ApiRequest request) {
    Import there = find(request).orElse(null);
    if (there == null) {
      return missing(request);
    }
    return ChangesFormat.of(request.headers().accept()) == ChangesFormat.EVENTS
        ? stream(request, there)
        : ApiResponse.json(writer.one(there, request.traceId()), "found");
  }

  private ApiResponse stream(ApiRequest request, Import there) {
    return switch (parts.slots().take(request.known().grant())) {
      case StreamSlots.Taking.Full(String limit) ->
          ApiResponse.refuse(new Problem.TooManyStreams(limit, RETRY_AFTER_SECONDS));
      case StreamSlots.Taking.Taken slot ->
          new ApiResponse.Stream(
              200,
              ChangesFormat.EVENTS.mediaType(),
              new ImportStream(
                  there,
                  () -> find(request),
                  request.known().stillValid(),
                  parts.ending(),
                  parts.heartbeat(),
                  writer),
              "streamed",
              STREAMED,
              slot::giveBack);
    };
  }

  private ApiResponse rows(ApiRequest request) {
    return switch (reader.rows(request.query(), request.location())) {
      case BodyReading.Refused<ImportsReader.Rows>(Problem problem) -> ApiResponse.refuse(problem);
      case BodyReading.Accepted<ImportsReader.Rows>(ImportsReader.Rows wanted, var _) ->
          find(request)
              .map(there -> rows(request, there, wanted))
              .orElseGet(() -> missing(request));
    };
  }

  private ApiResponse rows(ApiRequest request, Import there, ImportsReader.Rows wanted) {
    String name = "import-" + there.id() + "-rows" + KeptRows.ending(there);
    return new ApiResponse.Stream(
        200,
        KeptRows.mediaType(there),
        new KeptRowsStream(
            rows, request.location(), there, wanted.outcome(), request.known().stillValid()),
        "found",
        Map.of(
            "Cache-Control",
            "no-store",
            "Content-Disposition",
            "attachment; filename=\"" + name + "\""));
  }

  private ApiResponse delete(ApiRequest request) {
    return change(
        request,
        id -> parts.files().imports().forget(request.location(), request.actor(), id),
        now -> ApiResponse.json(AnswerWriter.SUCCEEDED.bytes(true, request.traceId()), "deleted"));
  }

  private ApiResponse pause(ApiRequest request) {
    return control(
        request,
        id -> parts.files().imports().pause(request.location(), request.actor(), id),
        "paused");
  }

  private ApiResponse resume(ApiRequest request) {
    ApiResponse answer =
        control(
            request,
            id -> parts.files().imports().resume(request.location(), request.actor(), id),
            "resumed");
    parts.due().run();
    return answer;
  }

  private ApiResponse cancel(ApiRequest request) {
    return control(
        request,
        id -> parts.files().imports().cancel(request.location(), request.actor(), id),
        "cancelled");
  }

  private ApiResponse undo(ApiRequest request) {
    Import there = find(request).orElse(null);
    if (there == null) {
      return parts.requests().refuse(request, new Problem.ImportNotFound(request.id("importId")));
    }
    ApiResponse answer =
        switch (parts.files().undoable(request.location(), there)) {
          case FileImports.Undoable.NotOver() ->
              parts.requests().refuse(request, new Problem.ImportUnfit(state(there)));
          case FileImports.Undoable.HistoryOff() ->
              parts.requests().refuse(request, new Problem.HistoryOff());
          case FileImports.Undoable.Expired() ->
              parts.requests().refuse(request, new Problem.HistoryExpired());
          case FileImports.Undoable.Yes(long last) ->
              change(
                  request,
                  id -> parts.files().imports().undo(request.location(), request.actor(), id, last),
                  now ->
                      new ApiResponse.Body(
                          ACCEPTED,
                          ApiResponse.JSON,
                          writer.one(now, request.traceId()),
                          "accepted"));
        };
    parts.due().run();
    return answer;
  }

  private ApiResponse control(
      ApiRequest request, Function<String, Work<Imports.Outcome>> work, String outcome) {
    return change(
        request, work, now -> ApiResponse.json(writer.one(now, request.traceId()), outcome));
  }

  private ApiResponse change(
      ApiRequest request,
      Function<String, Work<Imports.Outcome>> work,
      Function<Import, ApiResponse> answer) {
    return parts
        .requests()
        .answer(
            request,
            work.apply(request.id("importId")),
            outcome ->
                switch (outcome) {
                  case Imports.Outcome.Done(Import now) -> answer.apply(now);
                  case Imports.Outcome.Unfit(Import now) ->
                      ApiResponse.refuse(new Problem.ImportUnfit(state(now)));
                  case Imports.Outcome.Missing() -> missing(request);
                });
  }

  private static String state(Import now) {
    Undo undo = now.undo();
    return undo == null
        ? now.state().name().toLowerCase(Locale.ROOT)
        : undo.isDue() ? "being undone" : "undone";
  }
}
