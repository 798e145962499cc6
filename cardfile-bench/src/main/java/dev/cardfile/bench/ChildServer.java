package dev.cardfile.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a child process, which is ended when this object is closed. */
public final class ChildServer implements Server {

  private static final Pattern URL = Pattern.compile("\"url\":\"(http://[^\"]+)\"");
  private static final Duration TIME_TO_START = Duration.ofMinutes(2);
  private static final Duration TIME_TO_BE_GONE = Duration.ofSeconds(5);
  private static final Duration TIME_TO_END = Duration.ofSeconds(40);
  private static final int SHOWN_BYTES = 8 * 1024;
  private static final int SHOWN_LINES = 3;
  private static final String REQUEST = "\"level\":\"INFO\"";

  private final String name;
  private final Process process;
  private final Path log;
  private URI url = URI.create("http://127.0.0.1");

  /**
   * The last line that the process printed after its URL. The JVM reports there that it ran out of
   * memory.
   */
  private volatile String printed = "";

  /**
   * How to start a server.
   *
   * @param command a command that prints a line of JSON with its {@code url} as soon as it listens
   * @param environment its whole environment; none is inherited
   * @param log the file that its standard error is appended to
   */
  public record Start(
      List<String> command, Map<String, String> environment, Path directory, Path log) {}

  private ChildServer(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a server, and returns when it listens.
   *
   * @param name the server's name in messages
   * @throws BenchFailed when it does not listen in time
   */
  public static ChildServer start(String name, Start start) throws InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(start.command())
            .directory(start.directory().toFile())
            .redirectError(ProcessBuilder.Redirect.appendTo(start.log().toFile()));
    builder.environment().clear();
    builder.environment().putAll(start.environment());
    ChildServer server;
    try {
      server = new ChildServer(name, builder.start(), start.log());
    } catch (IOException e) {
      throw new BenchFailed("cannot start the server '%s': %s".formatted(name, e.getMessage()));
    }
    try {
      server.url = server.awaitUrl();
      return server;
    } catch (InterruptedException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  @Override
  public URI url() {
    return url;
  }

  @Override
  public Optional<Duration> cpu() {
    return ProcessUse.cpu(process);
  }

  @Override
  public OptionalLong residentBytes() {
    return ProcessUse.residentBytes(process);
  }

  @Override
  public OptionalLong writtenBytes() {
    return ProcessUse.writtenBytes(process);
  }

  @Override
  public Optional<String> obituary() {
    try {
      return process.waitFor(TIME_TO_BE_GONE.toMillis(), TimeUnit.MILLISECONDS)
          ? Optional.of(end())
          : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /**
   * Empties the log: it can grow as large as the store in one turn, and only its end is ever read.
   */
  @Override
  public void turnIsOver() {
    try (FileChannel file = FileChannel.open(log, StandardOpenOption.WRITE)) {
      file.truncate(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the process gracefully, or by force if that takes too long. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(TIME_TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private URI awaitUrl() throws InterruptedException {
    CompletableFuture<Optional<URI>> told = new CompletableFuture<>();
    Thread.startVirtualThread(() -> readAll(told));
    try {
      return told.get(TIME_TO_START.toMillis(), TimeUnit.MILLISECONDS)
          .orElseThrow(() -> new BenchFailed(obituary().orElseGet(this::silence)));
    } catch (TimeoutException | ExecutionException e) {
      throw new BenchFailed(silence());
    }
  }

  /**
   * Reads everything the process prints. This may be more than its URL, since the JVM prints to
   * standard output too.
   */
  private void readAll(CompletableFuture<Optional<URI>> told) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher address = URL.matcher(line);
        if (address.find()) {
          printed = "";
          told.complete(Optional.of(URI.create(address.group(1))));
        } else {
          printed = line;
        }
      }
    } catch (IOException gone) {
      // The process has ended or closed its output.
    } finally {
      told.complete(Optional.empty());
    }
  }

  private String silence() {
    return "the server '%s' did not start within %d s".formatted(name, TIME_TO_START.toSeconds());
  }

  private String end() {
    String words = "the server '%s' exited with code %d".formatted(name, process.exitValue());
    String last = (printed + " " + lastLines()).strip();
    return last.isEmpty() ? words : words + "; its last line: " + last;
  }

  /** The last lines of the log that are not about a request. */
  private String lastLines() {
    try (FileChannel file = FileChannel.open(log, StandardOpenOption.READ)) {
      file.position(Math.max(0, file.size() - SHOWN_BYTES));
      String end = new String(Channels.newInputStream(file).readAllBytes(), StandardCharsets.UTF_8);
      List<String> lines = end.lines().filter(line -> !line.contains(REQUEST)).toList();
      return String.join(
          " / ", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    } catch (IOException unreadable) {
      return "";
    }
  }
}
