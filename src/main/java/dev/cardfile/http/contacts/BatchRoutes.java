package dev.cardfile.http.contacts;

import dev.cardfile.access.Scope;
import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Metrics;
import dev.cardfile.http.Route;
import dev.cardfile.http.RowRetries;
import dev.cardfile.http.WriteRequests;
import dev.cardfile.http.body.RequestBody;
import dev.cardfile.http.body.Spool;
import dev.cardfile.json.JsonItems;
import dev.cardfile.openapi.BatchOperations;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.Violation;
import dev.cardfile.wire.batch.BatchReader;
import dev.cardfile.wire.contact.OptionsReader;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.Subject;
import dev.cardfile.write.rows.RowPipeline;
import dev.cardfile.write.rows.RowUpserts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The route {@code POST /contacts/upsert/batch}. */
public final class BatchRoutes {

  private static final String JSON_LINES = "application/x-ndjson";
  private static final int ALL_DONE = 200;
  private static final int MULTI_STATUS = 207;

  /** The memory of the rows that are in progress, and of those being read or answered, in bytes. */
  private static final long MEMORY = 16L << 20;

  /** The memory of the two spools, of the request and of its answer. */
  static final long SPOOLS = 2L * Spool.IN_MEMORY;

  /** How much of that memory, roughly, a byte of a small body accounts for. */
  private static final int MEMORY_OF_BYTE = 64;

  private final BatchReader reader;
  private final WriteRequests requests;
  private final RowRetries retries;
  private final RowPipeline pipeline;
  private final RowUpserts upserts;
  private final Metrics metrics;

  public BatchRoutes(
      BatchReader reader,
      WriteRequests requests,
      RowRetries retries,
      RowPipeline pipeline,
      RowUpserts upserts,
      Metrics metrics) {
    this.reader = reader;
    this.requests = requests;
    this.retries = retries;
    this.pipeline = pipeline;
    this.upserts = upserts;
    this.metrics = metrics;
  }

  public List<Route> routes() {
    return List.of(
        Route.writeMany(
            "/contacts/upsert/batch", Scope.CONTACTS_WRITE, BatchOperations.UPSERT, this::upsert));
  }

  private ApiResponse upsert(ApiRequest request) {
    OptionsReader.Said options = OptionsReader.read(request.query());
    try {
      return switch (rows(request, options)) {
        case BodyReading.Refused<BatchReader.Rows>(Problem problem) ->
            requests.refuse(request, problem);
        case BodyReading.Accepted<BatchReader.Rows>(BatchReader.Rows rows, var _) ->
            begin(request, options, rows);
      };
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private BodyReading<BatchReader.Rows> rows(ApiRequest request, OptionsReader.Said options)
      throws IOException {
    List<Violation> first = new ArrayList<>();
    for (String header : request.headers().conditions()) {
      first.add(Requirement.NOT_OF_MANY.brokenBy(Subject.of(header)));
    }
    first.addAll(options.violations());
    Spool body = request.spooled().spool();
    return request.spooled().isLines()
        ? reader.lines(body::read, request.query(), request.location(), first)
        : reader.json(body::read, request.location(), first);
  }

  private ApiResponse begin(ApiRequest request, OptionsReader.Said options, BatchReader.Rows rows)
      throws IOException {
    Problem tooOften = rows.count() == 1 ? null : request.known().rate().more(rows.count() - 1);
    if (tooOften != null) {
      return ApiResponse.refuse(tooOften);
    }
    long size = request.spooled().spool().size();
    long memory = Math.min(MEMORY, MEMORY_OF_BYTE * size);
    if (!request.spooled().memory().growTo(SPOOLS + memory)) {
      return ApiResponse.refuse(RequestBody.overloaded());
    }
    return switch (retries.begin(request, options.options().dryRun())) {
      case RowRetries.Begun.Refused(Problem problem) -> ApiResponse.refuse(problem);
      case RowRetries.Begun.Unkeyed() -> write(request, options, rows, null);
      case RowRetries.Begun.Keyed(RowRetries.Keys keys) -> write(request, options, rows, keys);
    };
  }

  private ApiResponse write(
      ApiRequest request,
      OptionsReader.Said options,
      BatchReader.Rows rows,
      RowRetries.@Nullable Keys keys)
      throws IOException {
    Spool spool = new Spool();
    boolean answered = false;
    try (JsonItems items = rows.items().open()) {
      BatchRun run = new BatchRun(request, options, reader, upserts, keys, metrics, spool);
      run.run(pipeline, items);
      if (!run.isKept()) {
        // The rows are counted, but which of them were written is lost.
        return new ApiResponse.Counted(
            ApiResponse.refuse(new Problem.StoreAway(BatchRun.RETRY_AFTER_SECONDS)), run.counts());
      }
      answered = true;
      return answer(request, run, spool);
    } finally {
      if (!answered) {
        spool.close();
      }
    }
  }

  private static ApiResponse answer(ApiRequest request, BatchRun run, Spool spool)
      throws IOException {
    boolean lines = request.spooled().isLines();
    Map<String, String> headers = new HashMap<>();
    if (run.isMinimal()) {
      headers.put("Preference-Applied", "return=minimal");
    }
    if (run.isReplayed()) {
      headers.put("Idempotent-Replayed", "true");
    }
    int status = lines || run.isWhole() ? ALL_DONE : MULTI_STATUS;
    String type = lines ? JSON_LINES : ApiResponse.JSON;
    return new ApiResponse.Counted(
        response(spool, status, type, run.outcome(), headers), run.counts());
  }

  private static ApiResponse response(
      Spool spool, int status, String type, String outcome, Map<String, String> headers)
      throws IOException {
    if (spool.isSmall()) {
      return new ApiResponse.Body(status, type, spool.bytes(), outcome, headers);
    }
    return new ApiResponse.Stream(
        status,
        type,
        out -> {
          try (InputStream in = spool.read()) {
            in.transferTo(out);
          }
        },
        outcome,
        headers,
        () -> {
          try {
            spool.close();
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        });
  }
}
