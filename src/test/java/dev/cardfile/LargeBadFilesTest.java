package dev.cardfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.json.Json;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonReader;
import dev.cardfile.json.JsonString;
import dev.cardfile.server.ExampleLocation;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Files as large and as bad as possible, in processes with the launcher's memory options. The tests
 * write and read gigabytes, so they take minutes; {@code BadFilesTest} covers the same errors with
 * smaller files. Each test prints its process's peak memory.
 */
@Tag("long")
class LargeBadFilesTest {

  private static final String HERE = "here";

  /** The location that a server creates at its first start. */
  private static final String EXAMPLE = ExampleLocation.ID.value();

  private static final int FAILED = 1_000_000;
  private static final Pattern OPTIONS = Pattern.compile("(?m)^(collector|heap|others)='?(.*?)'?$");
  private static final Pattern MOST_MEMORY = Pattern.compile("VmHWM:\\s*(\\d+) kB");

  /** More than the launcher's heap, and less than the long line of {@link Bad#ONE_LINE}. */
  private static final long MOST_MIB = 700;

  @TempDir private Path folder;

  enum Bad {
    /** A line almost as long as the largest file allowed, between two valid ones. */
    ONE_LINE(2, 1) {
      @Override
      void write(OutputStream out) throws IOException {
        out.write(bytes("Email\na@example.com\n"));
        byte[] many = new byte[1 << 16];
        Arrays.fill(many, (byte) 'x');
        for (int i = 0; i < (1 << 14) - 1; i++) {
          out.write(many);
        }
        out.write(bytes("\nb@example.com\n"));
      }
    },

    /** The e-mail of every row is invalid. */
    EVERY_ROW(0, FAILED) {
      @Override
      void write(OutputStream out) throws IOException {
        out.write(bytes("Email,First Name\n"));
        for (int i = 0; i < FAILED; i++) {
          out.write(bytes("nobody" + i + ",Ann\n"));
        }
      }
    };

    private final int created;
    private final int failed;

    Bad(int created, int failed) {
      this.created = created;
      this.failed = failed;
    }

    abstract void write(OutputStream out) throws IOException;

    static byte[] bytes(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @EnumSource(Bad.class)
  void theCommandTakesThem(Bad bad) throws Exception {
    Path file = file(bad);
    assertThat(run("location", "create", "--id", HERE, "--name", "Here").exitCode()).isZero();
    Ended ended = run("import", file.toString(), "--location", HERE, "--invalid", "refuse");
    told(bad, "the command", ended.mostMemory());
    assertThat(ended.exitCode()).as(ended.printed()).isZero();
    assertThat(ended.printed())
        .contains("state: done", "created: " + bad.created + "\n", "failed: " + bad.failed + "\n");
    try (Stream<Path> left = Files.list(folder)) {
      Path rows =
          left.filter(each -> each.toString().endsWith("-left.csv")).findFirst().orElseThrow();
      assertThat(lines(Files.newInputStream(rows))).isEqualTo(bad.failed + 1L);
    }
  }

  @ParameterizedTest
  @EnumSource(Bad.class)
  void aServerTakesThem(Bad bad) throws Exception {
    Path file = file(bad);
    Path data = Files.createDirectory(folder.resolve("served"));
    ServerProcess server = ServerProcess.start(folder, launched(), "--data", data.toString());
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest sent =
          request(server, "/imports?invalid=refuse&locationId=" + EXAMPLE)
              .header("Content-Type", "text/csv")
              .POST(HttpRequest.BodyPublishers.ofFile(file))
              .build();
      JsonObject now = ask(client, sent);
      String id = text(now.get("id"));
      while (List.of("waiting", "running").contains(text(now.get("state")))) {
        Thread.sleep(500);
        now = ask(client, request(server, "/imports/" + id).build());
      }
      assertThat(text(now.get("state"))).isEqualTo("done");
      assertThat(now.get("created")).hasToString("JsonNumber[value=" + bad.created + "]");
      assertThat(now.get("failed")).hasToString("JsonNumber[value=" + bad.failed + "]");
      HttpRequest rows = request(server, "/imports/" + id + "/rows").build();
      long count = lines(client.send(rows, HttpResponse.BodyHandlers.ofInputStream()).body());
      assertThat(count).isEqualTo(bad.failed + 1L);
      told(bad, "a server", mostMemory(server.process()));
      assertThat(server.stop()).isZero();
    } finally {
      server.kill();
    }
  }

  private static void told(Bad bad, String who, long mebibytes) {
    System.out.printf("large bad files: %s, %s: %d MiB%n", bad, who, mebibytes);
    assertThat(mebibytes).as("MiB of memory").isBetween(1L, MOST_MIB);
  }

  private Path file(Bad bad) throws IOException {
    Path file = folder.resolve("bad.csv");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      bad.write(out);
    }
    assertThat(Files.size(file)).isLessThanOrEqualTo(1L << 30);
    return file;
  }

  /** Returns the options with which the launcher starts Java. */
  private static List<String> launched() throws IOException {
    List<String> options = new ArrayList<>();
    Matcher lines = OPTIONS.matcher(Files.readString(Path.of("cardfile")));
    while (lines.find()) {
      options.addAll(List.of(lines.group(2).split(" ")));
    }
    assertThat(options).anyMatch(each -> each.startsWith("-Xmx"));
    return options;
  }

  /**
   * The result of a command.
   *
   * @param mostMemory the peak memory in MiB
   */
  private record Ended(int exitCode, String printed, long mostMemory) {}

  private Ended run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(launched());
    command.addAll(List.of("-cp", ServerProcess.classPath(), "dev.cardfile.Main"));
    command.addAll(List.of(arguments));
    Path printed = folder.resolve("printed.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("CARDFILE_"));
    Process process = builder.start();
    long most = 0;
    while (process.isAlive()) {
      most = Math.max(most, mostMemory(process));
      Thread.sleep(20);
    }
    return new Ended(process.waitFor(), Files.readString(printed), most);
  }

  /** Returns the peak memory in MiB so far; 0 if the process has ended. */
  private static long mostMemory(Process process) {
    try {
      Matcher line =
          MOST_MEMORY.matcher(
              Files.readString(Path.of("/proc", String.valueOf(process.pid()), "status")));
      return line.find() ? Long.parseLong(line.group(1)) >> 10 : 0;
    } catch (IOException ended) {
      return 0;
    }
  }

  private static long lines(InputStream file) throws IOException {
    long lines = 0;
    byte[] some = new byte[1 << 16];
    try (file) {
      for (int length = file.read(some); length >= 0; length = file.read(some)) {
        for (int i = 0; i < length; i++) {
          lines += some[i] == '\n' ? 1 : 0;
        }
      }
    }
    return lines;
  }

  private static HttpRequest.Builder request(ServerProcess server, String path) throws IOException {
    return HttpRequest.newBuilder(server.at(path))
        .header("Authorization", "Bearer " + server.token())
        .header("Version", "2021-07-28");
  }

  private static JsonObject ask(HttpClient client, HttpRequest request) throws Exception {
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
    return JsonReader.parse(answer.body());
  }

  private static String text(@Nullable Json json) {
    return json instanceof JsonString(String text) ? text : "";
  }
}
