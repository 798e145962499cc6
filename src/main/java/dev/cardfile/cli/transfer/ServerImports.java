package dev.cardfile.cli.transfer;

import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.Invocation;
import dev.cardfile.cli.command.TerminalBar;
import dev.cardfile.json.JsonObject;
import dev.cardfile.store.maintenance.CopyProgress;
import dev.cardfile.transfer.file.FileKind;
import dev.cardfile.transfer.file.ImportFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs imports on a running server. */
final class ServerImports {

  private static final String PATH = "/imports";

  /**
   * The bytes of a file sent for a preview. They are more than a preview reads, which shows the
   * server whether the file continues.
   */
  private static final int MOST_SEEN = 2 << 20;

  /** The timeout of a request for the state of an import. */
  private static final Duration LOOKING = Duration.ofSeconds(30);

  /**
   * The temporary rejections of a file. 429 is not among them, because it is also the answer when
   * the location has too many imports, which may last.
   */
  private static final Set<Integer> PASSING_FOR_FILES = Set.of(502, 503, 504);

  private static final int BAD_REQUEST = 400;

  private static final Set<String> UNDER_WAY = Set.of("receiving", "waiting", "running");
  private static final Set<String> UNDO_UNDER_WAY = Set.of("waiting", "running");

  private final Invocation invocation;
  private final RemoteServer server;

  ServerImports(Invocation invocation, RemoteServer server) {
    this.invocation = invocation;
    this.server = server;
  }

  /** Prints a preview of a file's import. */
  void look(Path file, String query) throws IOException {
    byte[] begin;
    try (InputStream bytes = Files.newInputStream(file)) {
      begin = bytes.readNBytes(MOST_SEEN);
    }
    JsonObject preview =
        server.ask(sent(PATH + "/preview", query, BodyPublishers.ofByteArray(begin)).build());
    ImportReport.preview(invocation.output(), preview);
  }

  /** Sends a file, waits until its import is over, and prints the result. */
  void take(Path file, String query) throws IOException {
    HttpRequest sent = safely(sent(PATH, query, BodyPublishers.ofFile(file))).build();
    RemoteServer.Answer answer;
    try {
      answer = server.askPatiently(sent, PASSING_FOR_FILES, false);
    } catch (IOException lost) {
      throw new CommandFailed(
          server.unanswered(lost).getMessage()
              + "; GET /imports shows whether it has the file; follow the import with"
              + " --resume IMPORT");
    }
    String id = ImportReport.text(server.said(answer), "id");
    end(follow(id, look(id, Job.IMPORT), Job.IMPORT));
  }

  /** Waits until an import is over, and prints the result. */
  void end(String id) throws IOException {
    end(follow(id, server.ask(one(id)), Job.IMPORT));
  }

  private void end(JsonObject over) throws IOException {
    Path left;
    try {
      left = writeLeft(over);
    } catch (CommandFailed failed) {
      throw ImportReport.endWithoutRows(invocation.output(), over, failed);
    }
    ImportReport.end(invocation.output(), over, left);
  }

  /** Undoes an import, or follows an undo that has already begun. */
  void undo(String id) {
    JsonObject now = server.ask(one(id));
    if (now.get("undo") == null) {
      HttpRequest.Builder undo =
          server.request(path(id) + "/undo", "").POST(BodyPublishers.noBody());
      try {
        now = server.said(server.askPatiently(safely(undo).build(), RemoteServer.PASSING, true));
      } catch (IOException lost) {
        throw new CommandFailed(
            "%s; continue with --undo %s".formatted(server.unanswered(lost).getMessage(), id));
      }
    }
    ImportReport.undone(invocation.output(), follow(id, now, Job.UNDOING));
  }

  private static String path(String id) {
    return PATH + "/" + QueryText.encoded(id);
  }

  private HttpRequest one(String id) {
    return server.request(path(id), "").timeout(LOOKING).build();
  }

  /**
   * Prepares a POST of a file. The server can reject it before the file is sent, because the client
   * waits for {@code 100 Continue}.
   */
  private HttpRequest.Builder sent(String path, String query, BodyPublisher body) {
    return server
        .request(path, query)
        .header("Content-Type", "text/csv")
        .expectContinue(true)
        .POST(body);
  }

  /** Makes a request safe to retry: with an idempotency key, it is carried out only once. */
  private HttpRequest.Builder safely(HttpRequest.Builder request) {
    return request.header("Idempotency-Key", invocation.ids().next());
  }

  /** What the server is doing with an import. */
  private enum Job {
    IMPORT("the server is still running import %s; follow it with --resume %s"),
    UNDOING("the server is still undoing import %s; follow it with --undo %s");

    private final String goesOn;

    Job(String goesOn) {
      this.goesOn = goesOn;
    }

    String goesOn(String id) {
      return goesOn.formatted(id, id);
    }
  }

  private JsonObject follow(String id, JsonObject before, Job job) {
    JsonObject now = before;
    Duration pause = server.firstPause();
    try (TerminalBar bar = TerminalBar.of(invocation.environment())) {
      while (isUnderWay(now, job)) {
        bar.show(
            "import",
            ImportReport.number(now, "rows"),
            ImportReport.number(now, "total"),
            CopyProgress.Unit.ROWS);
        try {
          server.pause(pause);
        } catch (CommandFailed interrupted) {
          throw goesOn(interrupted, id, job);
        }
        pause = server.longer(pause);
        now = look(id, job);
      }
      return now;
    }
  }

  /** Requests the state of an import. */
  private JsonObject look(String id, Job job) {
    RemoteServer.Answer answer;
    try {
      answer = server.askPatiently(one(id), RemoteServer.PASSING, true);
    } catch (IOException lost) {
      throw goesOn(server.unanswered(lost), id, job);
    }
    try {
      return server.said(answer);
    } catch (CommandFailed refused) {
      boolean isGone = answer.status() == BAD_REQUEST;
      throw isGone ? refused : goesOn(refused, id, job);
    }
  }

  private static boolean isUnderWay(JsonObject now, Job job) {
    return job == Job.UNDOING
        ? now.get("undo") instanceof JsonObject undo
            && UNDO_UNDER_WAY.contains(ImportReport.text(undo, "state"))
        : UNDER_WAY.contains(ImportReport.text(now, "state"));
  }

  private static CommandFailed goesOn(CommandFailed failed, String id, Job job) {
    return new CommandFailed(failed.getMessage() + "; " + job.goesOn(id));
  }

  /**
   * Writes the rows that were not imported, or not completely, to a file, and returns it; null if
   * there are none.
   */
  private @Nullable Path writeLeft(JsonObject of) throws IOException {
    String id = ImportReport.text(of, "id");
    String ending = FileKind.named(ImportReport.text(of, "kind")).orElse(FileKind.CSV).ending();
    Path target = ImportReport.left(invocation.environment(), id, ending);
    HttpRequest request = server.request(path(id) + "/rows", "").build();
    var _ = NewFile.write(target, to -> server.download(request, to));
    if (hasRows(target)) {
      return target;
    }
    Files.delete(target);
    return null;
  }

  /** Reports whether a file has rows besides its headings. */
  private static boolean hasRows(Path file) throws IOException {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
      if (!(ImportFile.open(bytes) instanceof ImportFile.Opened(ImportFile opened))) {
        return false;
      }
      int headings = opened.dialect() == null ? 0 : 1;
      return opened.peek(headings + 1, Long.MAX_VALUE).size() > headings;
    }
  }
}
