package dev.cardfile;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A process that runs {@code cardfile serve} on a free port. */
final class ServerProcess {

  private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
  private static final Pattern TOKEN = Pattern.compile("pit-[0-9a-f-]{36}");
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final Path out;
  private final Path err;

  private ServerProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts a server on this data folder, and returns when it listens. */
  static ServerProcess start(Path data) throws IOException, InterruptedException {
    return start(data.getParent(), List.of(), "--data", data.toString());
  }

  /**
   * Starts a server on this database, and returns when it listens.
   *
   * @param folder the working directory
   */
  static ServerProcess start(Path folder, String databaseUrl)
      throws IOException, InterruptedException {
    return start(folder, List.of(), "--database", databaseUrl);
  }

  /** Starts a server that may open only {@code limit} files, and returns when it listens. */
  static ServerProcess startWithFiles(int limit, Path data)
      throws IOException, InterruptedException {
    String shell = "ulimit -n " + limit + "; exec \"$0\" \"$@\"";
    return start(data, command -> joined(List.of("bash", "-c", shell), command), builder -> {});
  }

  /**
   * Starts a server, and returns when it listens.
   *
   * @param javaOptions additional options
   */
  static ServerProcess start(Path folder, List<String> javaOptions, String flag, String value)
      throws IOException, InterruptedException {
    return start(
        folder,
        flag,
        value,
        command ->
            joined(joined(command.subList(0, 1), javaOptions), command.subList(1, command.size())),
        builder -> {});
  }

  /**
   * Starts a server through another program.
   *
   * @param prefix the other program with its arguments, to which the server's command is appended
   * @param folder the working directory
   */
  static ServerProcess startBy(List<String> prefix, Path folder, Path data)
      throws IOException, InterruptedException {
    return start(
        folder, "--data", data.toString(), command -> joined(prefix, command), builder -> {});
  }

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /**
   * Starts a server on this data folder in an unusual way, and returns when it listens.
   *
   * @param command returns the command to run in place of the server's own
   * @param change changes the process before it starts
   */
  static ServerProcess start(
      Path data, UnaryOperator<List<String>> command, Consumer<ProcessBuilder> change)
      throws IOException, InterruptedException {
    return start(data.getParent(), "--data", data.toString(), command, change);
  }

  /**
   * Starts a server on this data folder, and returns when it listens.
   *
   * @param classes the Java options to use instead of those of {@link ServerArchive}
   */
  static ServerProcess startFrom(List<String> classes, Path data)
      throws IOException, InterruptedException {
    return start(
        classes, data.getParent(), "--data", data.toString(), command -> command, builder -> {});
  }

  private static ServerProcess start(
      Path folder,
      String flag,
      String value,
      UnaryOperator<List<String>> command,
      Consumer<ProcessBuilder> change)
      throws IOException, InterruptedException {
    return start(ServerArchive.options(), folder, flag, value, command, change);
  }

  private static ServerProcess start(
      List<String> classes,
      Path folder,
      String flag,
      String value,
      UnaryOperator<List<String>> command,
      Consumer<ProcessBuilder> change)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "server", ".out");
    Path err = Files.createTempFile(folder, "server", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(
                command.apply(
                    joined(
                        joined(ServerArchive.java(), classes),
                        List.of("dev.cardfile.Main", "serve", "--port", "0", flag, value))))
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("CARDFILE_"));
    builder.environment().put("CARDFILE_LOG_LEVEL", "warn");
    change.accept(builder);
    ServerProcess server = new ServerProcess(builder.start(), out, err);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!URL.matcher(server.printed()).find()) {
      if (!server.process.isAlive() || System.nanoTime() > end) {
        server.kill();
        throw new IOException("the server did not start: " + Files.readString(err));
      }
      Thread.sleep(20);
    }
    return server;
  }

  /** Returns the class path with absolute paths, so that a server can start in any folder. */
  static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Returns the folder that a class was loaded from. */
  static Path folderOf(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  long pid() {
    return process.pid();
  }

  URI ready() throws IOException {
    return URI.create(first(URL) + "/readyz");
  }

  URI upsert() throws IOException {
    return URI.create(first(URL) + "/contacts/upsert");
  }

  URI location(String id) throws IOException {
    return URI.create(first(URL) + "/locations/" + id);
  }

  URI contact(String id) throws IOException {
    return URI.create(first(URL) + "/contacts/" + id);
  }

  URI at(String path) throws IOException {
    return URI.create(first(URL) + path);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  String logged() throws IOException {
    return Files.readString(err);
  }

  /** Waits until the log contains a match; a log line may be written shortly after the event. */
  void awaitLogged(String regex) throws IOException, InterruptedException {
    Pattern pattern = Pattern.compile(regex);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!pattern.matcher(logged()).find()) {
      if (System.nanoTime() > end) {
        throw new IOException("not logged: " + regex + " in " + logged());
      }
      Thread.sleep(20);
    }
  }

  /** Returns the example location's token, which the first start on an empty store prints. */
  String token() throws IOException {
    return first(TOKEN);
  }

  int port() throws IOException {
    return URI.create(first(URL)).getPort();
  }

  Process process() {
    return process;
  }

  /** Sends SIGKILL, so that no shutdown code runs. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Sends SIGTERM, and returns the exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    return process.waitFor();
  }

  private String first(Pattern pattern) throws IOException {
    Matcher matcher = pattern.matcher(printed());
    if (!matcher.find()) {
      throw new IOException("not printed: " + pattern);
    }
    return matcher.group();
  }

  private String printed() throws IOException {
    return Files.readString(out);
  }
}
