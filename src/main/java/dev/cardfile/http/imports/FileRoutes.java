package dev.cardfile.http.imports;

import dev.cardfile.access.Scope;
import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Route;
import dev.cardfile.http.WriteRequests;
import dev.cardfile.importing.FileImports;
import dev.cardfile.importing.FilePreviews;
import dev.cardfile.imports.Import;
import dev.cardfile.openapi.ImportOperations;
import dev.cardfile.transfer.file.FileProblem;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.imports.FilePreview;
import dev.cardfile.wire.imports.ImportReader;
import dev.cardfile.wire.imports.ImportWriter;
import dev.cardfile.wire.imports.PreviewWriter;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.write.imports.Imports;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routes that take files of contacts, to import or to preview them. */
public final class FileRoutes {

  private static final int ACCEPTED = 202;
  private static final long RETRY_AFTER_SECONDS = 30;

  /** How many bytes of a file a preview looks at: enough to recognise it, and quickly read. */
  private static final long MOST_SEEN = 1 << 20;

  private final WriteRequests requests;
  private final FileImports files;
  private final Runnable due;
  private final ImportReader reader = new ImportReader();
  private final ImportWriter writer = new ImportWriter();
  private final PreviewWriter shown = new PreviewWriter();
  private final FilePreviews previews;

  /**
   * Creates the routes.
   *
   * @param due is run when a new import is ready to be run
   */
  public FileRoutes(WriteRequests requests, FileImports files, Runnable due) {
    this.requests = requests;
    this.files = files;
    this.due = due;
    this.previews = new FilePreviews(files);
  }

  public List<Route> routes() {
    return List.of(
        Route.file("/imports", Scope.CONTACTS_WRITE, ImportOperations.IMPORT, this::take),
        Route.file(
            "/imports/preview", Scope.CONTACTS_READONLY, ImportOperations.PREVIEW, this::preview));
  }

  private ApiResponse preview(ApiRequest request) {
    try {
      return switch (SentFile.of(request)) {
        case SentFile.Reading.Refused(Problem problem) -> ApiResponse.refuse(problem);
        case SentFile.Reading.Sent(SentFile sent) -> preview(request, sent);
      };
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private ApiResponse preview(ApiRequest request, SentFile sent) throws IOException {
    return switch (reader.read(sent.query(), request.location(), true)) {
      case BodyReading.Refused<ImportReader.Said>(Problem problem) -> ApiResponse.refuse(problem);
      case BodyReading.Accepted<ImportReader.Said>(ImportReader.Said said, var _) ->
          switch (previews.look(
              request.location(),
              said.options(),
              () -> sent.begin(MOST_SEEN),
              sent.length() <= MOST_SEEN)) {
            case FilePreviews.Looking.Refused(Import.Problem problem) ->
                ApiResponse.refuse(new Problem.UnusableFile(problem.message()));
            case FilePreviews.Looking.Seen(FilePreview preview) ->
                ApiResponse.json(shown.preview(preview, request.traceId()), "tried");
          };
    };
  }

  private ApiResponse take(ApiRequest request) {
    try {
      return switch (SentFile.of(request)) {
        case SentFile.Reading.Refused(Problem problem) -> requests.refuse(request, problem);
        case SentFile.Reading.Sent(SentFile sent) -> take(request, sent);
      };
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private ApiResponse take(ApiRequest request, SentFile sent) throws IOException {
    return switch (reader.read(sent.query(), request.location(), false)) {
      case BodyReading.Refused<ImportReader.Said>(Problem problem) ->
          requests.refuse(request, problem);
      case BodyReading.Accepted<ImportReader.Said>(ImportReader.Said said, var _) -> {
        Optional<FileProblem> unusable;
        try (InputStream file = sent.open()) {
          unusable = FileImports.problem(file);
        }
        yield unusable.isPresent()
            ? requests.refuse(request, new Problem.UnusableFile(unusable.get().message()))
            : take(request, sent, said);
      }
    };
  }

  private ApiResponse take(ApiRequest request, SentFile sent, ImportReader.Said said)
      throws IOException {
    String name = said.fileName() == null ? sent.fileName() : said.fileName();
    FileImports.Taking taking;
    try (InputStream file = sent.open()) {
      taking = files.receive(request.location(), request.actor(), name, said.options(), file);
    }
    return switch (taking) {
      case FileImports.Taking.TooMany(String limit) ->
          requests.refuse(request, new Problem.TooManyImports(limit, RETRY_AFTER_SECONDS));
      case FileImports.Taking.TooLarge _ ->
          requests.refuse(request, new Problem.PayloadTooLarge(FileImports.MAX_BYTES));
      case FileImports.Taking.Taken(Import kept) -> accept(request, kept);
    };
  }

  /**
   * Marks the import as ready to run. Drops its file if that fails, or if an earlier request with
   * the same key has been done.
   */
  private ApiResponse accept(ApiRequest request, Import kept) {
    Accepting accepting = new Accepting(request);
    try {
      return requests.answer(
          request,
          files.imports().received(request.location(), request.actor(), kept.id()),
          accepting);
    } finally {
      if (accepting.accepted) {
        due.run();
      } else {
        files.drop(request.location(), request.actor(), kept.id());
      }
    }
  }

  private final class Accepting implements WriteRequests.Reply<Imports.Outcome> {

    private final ApiRequest request;
    private boolean accepted;

    Accepting(ApiRequest request) {
      this.request = request;
    }

    @Override
    public ApiResponse to(Imports.Outcome outcome) {
      if (!(outcome instanceof Imports.Outcome.Done(Import now))) {
        throw new IllegalStateException("the import was ended meanwhile");
      }
      Map<String, String> headers = new HashMap<>();
      headers.put("Location", request.headers().site() + "/imports/" + now.id());
      return new ApiResponse.Body(
          ACCEPTED, ApiResponse.JSON, writer.one(now, request.traceId()), "accepted", headers);
    }

    @Override
    public void written(Imports.Outcome outcome) {
      accepted = true;
    }
  }
}
