package dev.cardfile.http.exports;

import dev.cardfile.access.Scope;
import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Metrics;
import dev.cardfile.http.Route;
import dev.cardfile.location.Location;
import dev.cardfile.openapi.ContactOperations;
import dev.cardfile.search.ContactSearch;
import dev.cardfile.search.Snapshot;
import dev.cardfile.transfer.format.ContactFormat;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.search.ExportReader;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.write.LocationView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The routes that export the contacts of the token's location as a file, as they were at one
 * moment.
 */
public final class ExportRoutes {

  /**
   * How many exports a server runs at the same time. Each has a connection to the database of its
   * own.
   */
  public static final int MOST_AT_ONCE = 8;

  private static final long RETRY_AFTER_SECONDS = 30;

  private final ContactSearch contacts;
  private final LocationView locations;
  private final Metrics metrics;
  private final LongSupplier nanos;
  private final ExportReader reader = new ExportReader();
  private final ExportSlots slots = new ExportSlots();

  /**
   * Creates the routes.
   *
   * @param nanos a clock in nanoseconds, with any origin, to measure how long a client takes to
   *     read
   */
  public ExportRoutes(
      ContactSearch contacts, LocationView locations, Metrics metrics, LongSupplier nanos) {
    this.contacts = contacts;
    this.locations = locations;
    this.metrics = metrics;
    this.nanos = nanos;
    metrics.exportsOpen(slots::taken);
  }

  public List<Route> routes() {
    return List.of(
        Route.read(
            "/contacts/export", Scope.CONTACTS_READONLY, ContactOperations.EXPORT, this::export),
        Route.write(
            "POST",
            "/contacts/export",
            Scope.CONTACTS_READONLY,
            ContactOperations.EXPORT_FOUND,
            this::exportFound));
  }

  private ApiResponse export(ApiRequest request) {
    Location location = locations.fresh(request.location());
    return export(request, location, reader.read(request.query(), location));
  }

  private ApiResponse exportFound(ApiRequest request) {
    Location location = locations.fresh(request.location());
    return export(request, location, reader.read(request.query(), request.body(), location));
  }

  private ApiResponse export(
      ApiRequest request, Location location, BodyReading<ExportReader.Query> read) {
    return switch (read) {
      case BodyReading.Refused<ExportReader.Query>(Problem problem) -> ApiResponse.refuse(problem);
      case BodyReading.Accepted<ExportReader.Query>(ExportReader.Query query, var _) ->
          export(request, location, query);
    };
  }

  private ApiResponse export(ApiRequest request, Location location, ExportReader.Query query) {
    ContactFormat format = ContactFormat.of(query.choice(), location);
    Optional<String> full = slots.take(location.id());
    if (full.isPresent()) {
      return ApiResponse.refuse(new Problem.TooManyStreams(full.get(), RETRY_AFTER_SECONDS));
    }
    Snapshot snapshot;
    try {
      snapshot = contacts.snapshot(location.id(), query.filter());
    } catch (RuntimeException | Error failure) {
      slots.giveBack(location.id());
      throw failure;
    }
    boolean packed = request.headers().takesGzip();
    return new ApiResponse.Stream(
        200,
        format.mediaType(),
        new ExportStream(
            snapshot,
            format,
            packed,
            new ExportTimeout(request.known().stillValid(), nanos),
            metrics),
        "exported",
        headers(snapshot, format, packed),
        () -> {
          snapshot.close();
          slots.giveBack(location.id());
        });
  }

  private static Map<String, String> headers(
      Snapshot snapshot, ContactFormat format, boolean packed) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Cache-Control", "no-store");
    headers.put("Content-Disposition", "attachment; filename=\"contacts." + format.suffix() + "\"");
    headers.put("X-Changes-Sequence", Long.toString(snapshot.lastChange()));
    headers.put("Vary", "Accept-Encoding");
    if (packed) {
      headers.put("Content-Encoding", "gzip");
    }
    return headers;
  }
}
