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
import dev.cardfile.imports.Counts;
import dev.cardfile.imports.Import;
import dev.cardfile.imports.Undo;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonObject;
import dev.cardfile.location.InvalidValues;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Stores;
import dev.cardfile.store.maintenance.CopyProgress;
import dev.cardfile.transfer.mapping.heading.DateOrder;
import dev.cardfile.wire.imports.FilePreview;
import dev.cardfile.wire.imports.ImportOptions;
import dev.cardfile.write.imports.Imports;
import dev.cardfile.write.work.WorkExecutor;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cardfile import}. */
@Command(
    name = "import",
    description = {
      "Import a file of contacts: CSV of any kind, vCards, or a JSON object a line.",
      "The columns are recognised by their headings, and the ids that the contacts had are kept, so"
          + " that the same file can be imported again. An interrupted import goes on with --resume."
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
      description = "whose ids the column of ids has, where the file does not tell")
  private @Nullable String idSource;

  @Option(
      names = "--dates",
      paramLabel = "ORDER",
      description = "dmy or mdy, where the file does not tell")
  private @Nullable String dates;

  @Option(
      names = "--invalid",
      paramLabel = "WHAT",
      description = "drop invalid values of a row (the default), or refuse the row")
  private String invalid = "drop";

  @Option(names = "--revive", description = "bring back contacts that were deleted")
  private boolean revive;

  @Option(names = "--dry-run", description = "only say what the columns are taken for")
  private boolean dryRun;

  @Option(names = "--resume", paramLabel = "IMPORT", description = "go on with this import")
  private @Nullable String resume;

  @Option(names = "--undo", paramLabel = "IMPORT", description = "undo this import, which is over")
  private @Nullable String undo;

  @Override
  public void run(Invocation invocation) {
    LocationId here = Objects.requireNonNull(location);
    if (Stream.of(file, resume, undo).filter(Objects::nonNull).count() != 1) {
      throw new WrongUsage("give a FILE, or --resume IMPORT, or --undo IMPORT");
    }
    ImportOptions options = new ImportOptions(mapping, idSource, order(), invalidValues(), revive);
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

  private @Nullable DateOrder order() {
    return switch (dates) {
      case null -> null;
      case "dmy" -> DateOrder.DAY_FIRST;
      case "mdy" -> DateOrder.MONTH_FIRST;
      default -> throw new WrongUsage("--dates is dmy or mdy, not " + dates);
    };
  }

  private InvalidValues invalidValues() {
    return switch (invalid) {
      case "drop" -> InvalidValues.DROP;
      case "refuse" -> InvalidValues.REFUSE;
      default -> throw new WrongUsage("--invalid is drop or refuse, not " + invalid);
    };
  }

  private Path path(Environment environment) {
    return FileArgument.path(Objects.requireNonNull(file), environment.workingDirectory());
  }

  private InputStream open(Environment environment) throws IOException {
    Path path = path(environment);
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw new CommandFailed("cannot read the file " + path);
    }
    return new BufferedInputStream(Files.newInputStream(path));
  }

  private void look(
      Invocation invocation, FileImports files, LocationId here, ImportOptions options)
      throws IOException {
    if (file == null) {
      throw new WrongUsage("--dry-run needs a FILE");
    }
    Environment environment = invocation.environment();
    switch (new FilePreviews(files).look(here, options, () -> open(environment), true)) {
      case FilePreviews.Looking.Refused(Import.Problem problem) ->
          throw new CommandFailed(problem.message());
      case FilePreviews.Looking.Seen(FilePreview preview) -> show(invocation, preview);
    }
  }

  private static void show(Invocation invocation, FilePreview preview) {
    invocation.output().table("the file has no columns", columns(preview.seen()));
    Import.Problem problem = preview.problem();
    if (problem != null) {
      throw new CommandFailed(problem.message());
    }
    List<String> left =
        preview.verdicts().stream()
            .filter(verdict -> verdict.code() != null)
            .map(verdict ->
                "row %d, %s: %s"
                    .formatted(
                        verdict.row(),
                        verdict.end().name().toLowerCase(Locale.ROOT),
                        verdict.message()))
            .toList();
    left.forEach(invocation.output()::say);
    Counts counts = preview.counts();
    invocation
        .output()
        .say(
            ("%,d rows; of the first %d, %d would be created, %d updated, %d unchanged, %d failed,"
                    + " %d skipped; nothing was written")
                .formatted(
                    preview.rows(),
                    counts.rows(),
                    counts.created(),
                    counts.updated(),
                    counts.unchanged(),
                    counts.failed(),
                    counts.skipped()));
  }

  private static List<Map<String, @Nullable Object>> columns(JsonObject mapping) {
    return mapping.get("columns") instanceof JsonArray(List<Json> columns)
        ? columns.stream().map(column -> JsonValues.of((JsonObject) column, true)).toList()
        : List.of();
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
              throw new CommandFailed("no history was kept of the import");
          case FileImports.Undoable.Expired() ->
              throw new CommandFailed("the history of the import is no longer kept");
        };
    if (there.undo() == null
        && !(new WorkExecutor(stores.transactions())
                .run(files.imports().undo(here, Actor.COMMAND_LINE, id, last))
            instanceof Imports.Outcome.Done)) {
      throw new CommandFailed(notOver(id));
    }
    Undo done = Objects.requireNonNull(finish(invocation, stores, files, here, id).undo());
    Map<String, @Nullable Object> thing = new LinkedHashMap<>();
    thing.put("import", id);
    thing.put("undo", done.state().name().toLowerCase(Locale.ROOT));
    thing.put("deleted", done.deleted());
    thing.put("restored", done.restored());
    thing.put("left", done.left());
    invocation.output().details(thing);
  }

  private static String notOver(String id) {
    return "import %s is not over; it can be cancelled first".formatted(id);
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
        // A server has it, or two others run: until it is its turn, or over.
        show(bar, now.counts().rows(), KeptRows.total(now));
        pause();
        now = run.run(id, progress -> show(bar, progress.rows(), progress.total()));
      }
      return now;
    }
  }

  private static void show(TerminalBar bar, long rows, long total) {
    bar.show("import", rows, total, CopyProgress.Unit.ROWS);
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new CommandFailed("interrupted; go on with --resume");
    }
  }

  private void tell(Invocation invocation, FileImports files, LocationId here, Import now)
      throws IOException {
    Counts counts = now.counts();
    Map<String, @Nullable Object> thing = new LinkedHashMap<>();
    thing.put("import", now.id());
    thing.put("state", now.state().name().toLowerCase(Locale.ROOT));
    thing.put("rows", counts.rows());
    thing.put("created", counts.created());
    thing.put("updated", counts.updated());
    thing.put("unchanged", counts.unchanged());
    thing.put("failed", counts.failed());
    thing.put("skipped", counts.skipped());
    Path kept = writeKept(invocation.environment(), files, here, now);
    if (kept != null) {
      thing.put("left", kept.toString());
    }
    invocation.output().details(thing);
    Import.Problem problem = now.problem();
    if (problem != null) {
      throw new CommandFailed(problem.message());
    }
  }

  /** The rows that were not written, or not wholly, beside the file; null when there are none. */
  private static @Nullable Path writeKept(
      Environment environment, FileImports files, LocationId here, Import now) throws IOException {
    KeptRows rows = new KeptRows(files.store());
    if (rows.isEmpty(here, now)) {
      return null;
    }
    Path target =
        environment
            .workingDirectory()
            .resolve("import-" + now.id() + "-left" + KeptRows.ending(now));
    try (Writer writer = Files.newBufferedWriter(target, StandardOpenOption.CREATE_NEW)) {
      rows.write(here, now, null, writer, () -> {});
    }
    return target;
  }
}
