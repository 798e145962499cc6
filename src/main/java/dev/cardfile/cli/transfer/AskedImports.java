package dev.cardfile.cli.transfer;

import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.Invocation;
import dev.cardfile.cli.command.TerminalBar;
import dev.cardfile.json.JsonObject;
import dev.cardfile.store.maintenance.CopyProgress;
import dev.cardfile.transfer.file.ImportFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Imports at a running server. */
final class AskedImports {

  private static final String PATH = "/imports";

  /** More of a file than a preview looks at, so that the server knows that there is more. */
  private static final int MOST_SEEN = 2 << 20;

  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 1000;

  /** So many looks in a row may be refused because of too many requests, or of a store away. */
  private static final int MOST_REFUSED = 60;

  private static final Set<Integer> PASSING = Set.of(429, 503);
  private static final Set<String> UNDER_WAY = Set.of("receiving", "waiting", "running");
  private static final Set<String> UNDO_UNDER_WAY = Set.of("waiting", "running");

  private final Invocation invocation;
  private final AskedServer server;

  AskedImports(Invocation invocation, AskedServer server) {
    this.invocation = invocation;
    this.server = server;
  }

  /** Prints what an import of a file would begin with. */
  void look(Path file, String query) throws IOException {
    byte[] begin;
    try (InputStream bytes = Files.newInputStream(file)) {
      begin = bytes.readNBytes(MOST_SEEN);
    }
    JsonObject preview =
        server.ask(sent(PATH + "/preview", query, BodyPublishers.ofByteArray(begin)));
    ImportReport.preview(invocation.output(), preview);
  }

  /** Sends a file, and tells what has come of its import. */
  void take(Path file, String query) throws IOException {
    end(ImportReport.text(server.ask(sent(PATH, query, BodyPublishers.ofFile(file))), "id"));
  }

  /** Tells what has come of an import, when nothing more comes of it. */
  void end(String id) throws IOException {
    JsonObject over = follow(id, false);
    ImportReport.end(invocation.output(), over, writeLeft(over));
  }

  void undo(String id) {
    server.ask(server.request(one(id) + "/undo", "").POST(BodyPublishers.noBody()).build());
    ImportReport.undone(invocation.output(), follow(id, true));
  }

  private static String one(String id) {
    return PATH + "/" + QueryText.encoded(id);
  }

  /** The answer to a refusal comes before the file is sent. */
  private HttpRequest sent(String path, String query, BodyPublisher body) {
    return server
        .request(path, query)
        .header("Content-Type", "text/csv")
        .expectContinue(true)
        .POST(body)
        .build();
  }

  private JsonObject follow(String id, boolean undoing) {
    HttpRequest request = server.request(one(id), "").build();
    long pause = FIRST_PAUSE_MILLIS;
    int refused = 0;
    try (TerminalBar bar = TerminalBar.of(invocation.environment())) {
      while (true) {
        HttpResponse<InputStream> answer = look(request, id);
        boolean isPassing = PASSING.contains(answer.statusCode()) && refused < MOST_REFUSED;
        if (isPassing) {
          refused++;
          drop(answer);
        } else {
          refused = 0;
          JsonObject now = server.read(answer);
          if (!isUnderWay(now, undoing)) {
            return now;
          }
          bar.show(
              "import",
              ImportReport.number(now, "rows"),
              ImportReport.number(now, "total"),
              CopyProgress.Unit.ROWS);
        }
        pause(pause, id);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      }
    }
  }

  private HttpResponse<InputStream> look(HttpRequest request, String id) {
    try {
      return server.send(request);
    } catch (CommandFailed gone) {
      throw new CommandFailed(gone.getMessage() + "; " + goesOn(id));
    }
  }

  private static void drop(HttpResponse<InputStream> answer) {
    try {
      answer.body().close();
    } catch (IOException e) {
      throw new CommandFailed(e);
    }
  }

  private static boolean isUnderWay(JsonObject now, boolean undoing) {
    return undoing
        ? now.get("undo") instanceof JsonObject undo
            && UNDO_UNDER_WAY.contains(ImportReport.text(undo, "state"))
        : UNDER_WAY.contains(ImportReport.text(now, "state"));
  }

  private static void pause(long millis, String id) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new CommandFailed("interrupted; " + goesOn(id));
    }
  }

  private static String goesOn(String id) {
    return "the server goes on with import %s, and --resume %s follows it".formatted(id, id);
  }

  /** The rows that were not written, or not wholly, beside the file; null when there are none. */
  private @Nullable Path writeLeft(JsonObject of) throws IOException {
    String id = ImportReport.text(of, "id");
    Path target = ImportReport.left(invocation.environment(), id, ending(of));
    OutputStream file = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW);
    boolean keep = false;
    try {
      try (OutputStream to = new BufferedOutputStream(file)) {
        server.download(server.request(one(id) + "/rows", "").build(), to);
      }
      keep = hasRows(target);
    } finally {
      if (!keep) {
        Files.deleteIfExists(target);
      }
    }
    return keep ? target : null;
  }

  private static String ending(JsonObject of) {
    return switch (ImportReport.text(of, "kind")) {
      case "vcard" -> ".vcf";
      case "ndjson" -> ".ndjson";
      default -> ".csv";
    };
  }

  /** Whether a file has more than headings. */
  private static boolean hasRows(Path file) throws IOException {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
      if (!(ImportFile.open(bytes) instanceof ImportFile.Opened(ImportFile opened))) {
        return false;
      }
      int headings = opened.dialect() == null ? 0 : 1;
      return opened.peek(headings + 1).size() > headings;
    }
  }
}
