package dev.cardfile.cli.transfer;

import dev.cardfile.cli.command.Action;
import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.Environment;
import dev.cardfile.cli.command.FileArgument;
import dev.cardfile.cli.command.Invocation;
import dev.cardfile.cli.command.JsonValues;
import dev.cardfile.cli.command.TerminalBar;
import dev.cardfile.cli.command.WrongUsage;
import dev.cardfile.contact.Actor;
import dev.cardfile.importing.FileImports;
import dev.cardfile.importing.FilePreviews;
import dev.cardfile.importing.ImportRun;
import dev.cardfile.importing.KeptRows;
import dev.cardfile.imports.Import;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.location.InvalidValues;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Stores;
import dev.cardfile.store.maintenance.CopyProgress;
import dev.cardfile.transfer.mapping.heading.DateOrder;
import dev.cardfile.wire.imports.FilePreview;
import dev.cardfile.wire.imports.ImportOptions;
import dev.cardfile.wire.imports.ImportWriter;
import dev.cardfile.wire.imports.PreviewWriter;
import dev.cardfile.write.imports.Imports;
import dev.cardfile.write.work.WorkExecutor;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cardfile import}. */
@Command(
    name = "import",
    description = {
      "Import a file of contacts: CSV of any kind, vCards, or one JSON object per line.",
      "The columns are recognised by their headings, and the ids that the contacts had are kept, so"
          + " that the same file can be imported again. An interrupted import continues with"
          + " --resume.",
      "It writes into the store, which a server may use at the same time; with --url it sends the"
          + " file to a server and follows the import."
    })
public final class ImportCommand implements Action {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  @Parameters(paramLabel = "FILE", arity = "0..1", description = "the file; not with --resume")
  private @Nullable String file;

  @Option(names = "--location", required = true, paramLabel = "ID", description = "its location")
  private @Nullable LocationId location;

  @Option(
      names = "--mapping",
      paramLabel = "HEADING=FIELD",
      description = "what a column is: a field, contact.KEY of a custom field, or - for nothing")
  private Map<String, String> mapping = new LinkedHashMap<>();

  @Option(
      names = "--id-source",
      paramLabel = "NAME",
      description = "the system that the file's ids come from, if the file does not show it")
  private @Nullable String idSource;

  @Option(
      names = "--dates",
      paramLabel = "ORDER",
      description = "dmy or mdy, if the file does not show it")
  private @Nullable String dates;

  @Option(
      names = "--invalid",
      paramLabel = "WHAT",
      description = "drop invalid values of a row (the default), or refuse the row")
  private String invalid = "drop";

  @Option(names = "--revive", description = "bring back contacts that were deleted")
  private boolean revive;

  @Option(
      names = "--dry-run",
      description = {
        "show how the columns are recognised and what would happen to",
        "the first rows; write nothing"
      })
  private boolean dryRun;

  @Option(names = "--resume", paramLabel = "IMPORT", description = "continue this import")
  private @Nullable String resume;

  @Option(
      names = "--undo",
      paramLabel = "IMPORT",
      description = "undo this import, which must have ended")
  private @Nullable String undo;

  @Mixin private final ServerOptions server = new ServerOptions();

  @Override
  public void run(Invocation invocation) {
    LocationId here = Objects.requireNonNull(location);
    if (Stream.of(file, resume, undo).filter(Objects::nonNull).count() != 1) {
      throw new WrongUsage("give a FILE, or --resume IMPORT, or --undo IMPORT");
    }
    if (dryRun && file == null) {
      throw new WrongUsage("--dry-run needs a FILE");
    }
    ImportOptions options = new ImportOptions(mapping, idSource, order(), invalidValues(), revive);
    if (server.isChosen()) {
      ask(invocation, here);
      return;
    }
    try (Stores stores = invocation.openExistingStore()) {
      FileImports files =
          new FileImports(stores, invocation.environment().clock(), invocation.ids());
      if (undo != null) {
        undo(invocation, stores, files, here, undo);
      } else if (dryRun) {
        look(invocation, files, here, options);
      } else {
        String id = resume == null ? take(invocation, files, here, options) : resume;
        tell(invocation, files, here, finish(invocation, stores, files, here, id));
      }
    } catch (IOException e) {
      throw new CommandFailed(e);
    }
  }

  private void ask(Invocation invocation, LocationId here) {
    try (RemoteServer asked = server.open(invocation)) {
      ServerImports imports = new ServerImports(invocation, asked);
      if (undo != null) {
        imports.undo(undo);
      } else if (resume != null) {
        imports.end(resume);
      } else {
        Path path = readable(invocation.environment());
        String query = query(here, String.valueOf(path.getFileName()));
        if (dryRun) {
          imports.look(path, query);
        } else {
          imports.take(path, query);
        }
      }
    } catch (IOException e) {
      throw new CommandFailed(e);
    }
  }

  /** Returns the options as a query of the API. */
  private String query(LocationId here, String fileName) {
    QueryText query = new QueryText();
    query.add("locationId", here.value());
    query.add("fileName", fileName);
    if (!mapping.isEmpty()) {
      JsonObject columns = JsonObject.EMPTY;
      for (Map.Entry<String, String> column : mapping.entrySet()) {
        columns = columns.with(column.getKey(), column.getValue());
      }
      query.add("mapping", JsonWriter.compact(columns));
    }
    query.add("idSource", idSource);
    query.add("dates", dates);
    query.add("invalid", invalid);
    query.add("revive", Boolean.toString(revive));
    return query.toString();
  }

  private @Nullable DateOrder order() {
    return switch (dates) {
      case null -> null;
      case "dmy" -> DateOrder.DAY_FIRST;
      case "mdy" -> DateOrder.MONTH_FIRST;
      default -> throw new WrongUsage("--dates must be dmy or mdy, not " + dates);
    };
  }

  private InvalidValues invalidValues() {
    return switch (invalid) {
      case "drop" -> InvalidValues.DROP;
      case "refuse" -> InvalidValues.REFUSE;
      default -> throw new WrongUsage("--invalid must be drop or refuse, not " + invalid);
    };
  }

  private Path path(Environment environment) {
    return FileArgument.path(Objects.requireNonNull(file), environment.workingDirectory());
  }

  private Path readable(Environment environment) {
    Path path = path(environment);
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw new CommandFailed("cannot read the file " + path);
    }
    return path;
  }

  private InputStream open(Environment environment) throws IOException {
    return new BufferedInputStream(Files.newInputStream(readable(environment)));
  }

  private void look(
      Invocation invocation, FileImports files, LocationId here, ImportOptions options)
      throws IOException {
    Environment environment = invocation.environment();
    switch (new FilePreviews(files).look(here, options, () -> open(environment), true)) {
      case FilePreviews.Looking.Refused(Import.Problem problem) ->
          throw new CommandFailed(problem.message());
      case FilePreviews.Looking.Seen(FilePreview preview) ->
          ImportReport.preview(
              invocation.output(), JsonValues.read(new PreviewWriter().preview(preview, "")));
    }
  }

  private String take(
      Invocation invocation, FileImports files, LocationId here, ImportOptions options)
      throws IOException {
    Path path = path(invocation.environment());
    try (InputStream bytes = open(invocation.environment())) {
      return switch (files.take(
          here, Actor.COMMAND_LINE, String.valueOf(path.getFileName()), options, bytes)) {
        case FileImports.Taking.Taken(Import waiting) -> waiting.id();
        case FileImports.Taking.TooMany(String limit) -> throw new CommandFailed(limit);
        case FileImports.Taking.TooLarge(String limit) -> throw new CommandFailed(limit);
      };
    }
  }

  private static void undo(
      Invocation invocation, Stores stores, FileImports files, LocationId here, String id)
      throws IOException {
    Import there =
        stores.imports().find(here, id).orElseThrow(() -> new CommandFailed(missing(here, id)));
    long last =
        switch (files.undoable(here, there)) {
          case FileImports.Undoable.Yes(long change) -> change;
          case FileImports.Undoable.NotOver() -> throw new CommandFailed(notOver(id));
          case FileImports.Undoable.HistoryOff() ->
              throw new CommandFailed("no history of the import was kept");
          case FileImports.Undoable.Expired() ->
              throw new CommandFailed("the history of the import is no longer kept");
        };
    if (there.undo() == null
        && !(new WorkExecutor(stores.transactions())
                .run(files.imports().undo(here, Actor.COMMAND_LINE, id, last))
            instanceof Imports.Outcome.Done)) {
      throw new CommandFailed(notOver(id));
    }
    ImportReport.undone(invocation.output(), said(finish(invocation, stores, files, here, id)));
  }

  private static JsonObject said(Import of) {
    return JsonValues.read(new ImportWriter().one(of, ""));
  }

  private static String notOver(String id) {
    return ("import %1$s has not ended: wait for it, or cancel it first, in the console or with"
            + " POST /imports/%1$s/cancel")
        .formatted(id);
  }

  private static String missing(LocationId here, String id) {
    return "location %s has no import %s".formatted(here, id);
  }

  private static Import finish(
      Invocation invocation, Stores stores, FileImports files, LocationId here, String id)
      throws IOException {
    if (stores.imports().find(here, id).isEmpty()) {
      throw new CommandFailed(missing(here, id));
    }
    try (TerminalBar bar = TerminalBar.of(invocation.environment())) {
      ImportRun run = new ImportRun(files, here, invocation.ids().next());
      Import now = run.run(id, progress -> show(bar, progress.rows(), progress.total()));
      while (now.isDue()) {
        // A server works at this import, or two other imports are running: wait until this process
        // gets the turn, or the import is over.
        show(bar, now.counts().rows(), KeptRows.total(now));
        pause(id);
        now = run.run(id, progress -> show(bar, progress.rows(), progress.total()));
      }
      return now;
    }
  }

  private static void show(TerminalBar bar, long rows, long total) {
    bar.show("import", rows, total, CopyProgress.Unit.ROWS);
  }

  private static void pause(String id) {
    try {
      Thread.sleep(BETWEEN_LOOKS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new CommandFailed("interrupted; continue with --resume " + id);
    }
  }

  private static void tell(Invocation invocation, FileImports files, LocationId here, Import now) {
    Path left;
    try {
      left = writeKept(invocation.environment(), files, here, now);
    } catch (CommandFailed failed) {
      throw ImportReport.endWithoutRows(invocation.output(), said(now), failed);
    }
    ImportReport.end(invocation.output(), said(now), left);
  }

  /**
   * Writes the rows that were not imported, or not completely, to a file, and returns it; null if
   * there are none.
   */
  private static @Nullable Path writeKept(
      Environment environment, FileImports files, LocationId here, Import now) {
    KeptRows rows = new KeptRows(files.store());
    if (rows.isEmpty(here, now)) {
      return null;
    }
    Path target = ImportReport.left(environment, now.id(), KeptRows.ending(now));
    return NewFile.write(
        target,
        stream -> {
          Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
          rows.write(here, now, null, writer, () -> {});
          writer.flush();
          return target;
        });
  }
}
