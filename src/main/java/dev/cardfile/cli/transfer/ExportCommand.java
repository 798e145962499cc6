package dev.cardfile.cli.transfer;

import dev.cardfile.cli.command.Action;
import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.FileArgument;
import dev.cardfile.cli.command.Invocation;
import dev.cardfile.cli.command.StandardOutput;
import dev.cardfile.cli.command.TerminalBar;
import dev.cardfile.cli.command.WrongUsage;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.search.Filter;
import dev.cardfile.search.Snapshot;
import dev.cardfile.store.Stores;
import dev.cardfile.store.UnknownLocation;
import dev.cardfile.store.maintenance.CopyProgress.Unit;
import dev.cardfile.transfer.format.ContactFormat;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.ProblemWords;
import dev.cardfile.wire.search.ExportReader;
import dev.cardfile.wire.search.SnapshotFile;
import dev.cardfile.wire.table.BodyReading;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cardfile export}. */
@Command(
    name = "export",
    description = {
      "Write the contacts of a location into a file, as they are at this moment.",
      "It reads the store, which a server may use at the same time; with --url it asks a server."
    })
public final class ExportCommand implements Action {

  private static final String PATH = "/contacts/export";

  @Option(
      names = "--location",
      paramLabel = "ID",
      description = "the location (with --url by default that of the token)")
  private @Nullable LocationId location;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "csv (the default), ndjson or vcf")
  private @Nullable String format;

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      description = "whose CSV: cardfile (the default, with everything) or highlevel")
  private @Nullable String profile;

  @Option(
      names = "--fields",
      paramLabel = "NAMES",
      description = "the columns or members, separated by commas (default: all)")
  private @Nullable String fields;

  @Option(
      names = "--include",
      paramLabel = "WHAT",
      description = "notes, tasks, or both, separated by a comma")
  private @Nullable String include;

  @Option(
      names = "--query",
      paramLabel = "WORDS",
      description = "only the contacts found by these words")
  private @Nullable String words;

  @Option(
      names = "--search",
      paramLabel = "FILE",
      description = "only the contacts found by the search request (JSON) in this file")
  private @Nullable String search;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "the file to write, which must not exist yet (default: standard output)")
  private @Nullable String out;

  @Mixin private final ServerOptions server = new ServerOptions();

  @Override
  public void run(Invocation invocation) {
    if (words != null && search != null) {
      throw new WrongUsage("give --query or --search, not both");
    }
    try {
      if (server.isChosen()) {
        try (RemoteServer asked = server.open(invocation)) {
          HttpRequest request = request(asked, body(invocation));
          write(invocation, to -> "%,d bytes".formatted(asked.download(request, to)));
        }
      } else {
        LocationId of = location;
        if (of == null) {
          throw new WrongUsage("give --location ID, or --url URL");
        }
        try (Stores stores = invocation.openExistingStore()) {
          Location here = stores.locations().find(of).orElseThrow(() -> new UnknownLocation(of));
          ExportReader.Query wanted = wanted(here, body(invocation));
          ContactFormat chosen = ContactFormat.of(wanted.choice(), here);
          write(invocation, to -> write(stores, of, wanted.filter(), chosen, to, invocation));
        }
      }
    } catch (IOException failure) {
      throw new CommandFailed("the file could not be written: " + failure.getMessage());
    }
  }

  private HttpRequest request(RemoteServer asked, byte @Nullable [] body) {
    HttpRequest.Builder request = asked.request(PATH, query());
    return body == null
        ? request.build()
        : request
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
  }

  /** Returns the options as a query of the API. */
  private String query() {
    QueryText query = new QueryText();
    query.add("locationId", location == null || search != null ? null : location.value());
    query.add("format", format);
    query.add("profile", profile);
    query.add("fields", fields);
    query.add("include", include);
    query.add("query", words);
    return query.toString();
  }

  /** Returns the body of the search; null if there is none. */
  private byte @Nullable [] body(Invocation invocation) {
    if (search == null) {
      return null;
    }
    Path file = FileArgument.path(search, invocation.environment().workingDirectory());
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new CommandFailed("cannot read the file " + file);
    }
  }

  private ExportReader.Query wanted(Location of, byte @Nullable [] body) {
    ExportReader reader = new ExportReader();
    BodyReading<ExportReader.Query> read =
        body == null ? reader.read(query(), of) : reader.read(query(), body, of);
    return switch (read) {
      case BodyReading.Accepted<ExportReader.Query>(ExportReader.Query query, var _) -> query;
      case BodyReading.Refused<ExportReader.Query>(Problem problem) ->
          throw new WrongUsage(ProblemWords.of(problem));
    };
  }

  /**
   * Writes an export.
   *
   * @param writing returns how much was written, in words
   */
  private void write(Invocation invocation, NewFile.Writing<String> writing) throws IOException {
    if (out == null) {
      writing.to(new StandardOutput(invocation.environment().out()));
    } else {
      Path file = FileArgument.path(out, invocation.environment().workingDirectory());
      String written = NewFile.write(file, writing);
      invocation.output().say("wrote %s to %s".formatted(written, file));
    }
  }

  private static String write(
      Stores stores,
      LocationId of,
      Filter filter,
      ContactFormat format,
      OutputStream to,
      Invocation invocation)
      throws IOException {
    AtomicLong written = new AtomicLong();
    try (Snapshot snapshot = stores.search().snapshot(of, filter);
        TerminalBar bar = TerminalBar.of(invocation.environment())) {
      Writer text = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
      long total = stores.contacts().count(of);
      new SnapshotFile(snapshot, format)
          .write(
              text,
              more -> {
                long done = Math.min(written.addAndGet(more), total);
                bar.show("contacts", done, total, Unit.ROWS);
              });
      text.flush();
    }
    return "%,d contacts".formatted(written.get());
  }
}
