package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The official JavaScript client, with only its base URL changed. The test is skipped, with a
 * message, where there is no Node or the client cannot be fetched.
 */
class OfficialClientTest {

  private static final String CLIENT = "@gohighlevel/api-client@3.1.0";
  private static final Path SCENARIO = Path.of("src/test/node/official-client.mjs");

  /** The installed client, kept from one run to the next. */
  private static final Path HOME = Path.of("target/official-client");

  private static final Pattern CALLS = Pattern.compile("(\\d+) calls");
  private static final int AT_LEAST = 25;
  private static final long PATIENCE_SECONDS = 90;
  private static final int NOT_ENDED = -1;

  @TempDir private Path data;

  private record Ended(int status, String output) {}

  @BeforeAll
  static void fetchTheClient() throws Exception {
    if (!isOnPath("node") || !isOnPath("npm")) {
      skip("there is no Node with npm on the PATH");
    }
    if (Files.exists(HOME.resolve("node_modules/@gohighlevel/api-client/package.json"))) {
      return;
    }
    Files.createDirectories(HOME);
    Files.writeString(HOME.resolve("package.json"), "{\"private\": true}\n");
    Ended fetched =
        run(
            HOME,
            List.of("npm", "install", "--no-package-lock", "--no-audit", "--no-fund", CLIENT));
    if (fetched.status() != 0) {
      skip("the client could not be fetched: " + fetched.output().lines().findFirst().orElse(""));
    }
  }

  private static void skip(String why) {
    System.out.println("OfficialClientTest is skipped: " + why);
    abort(why);
  }

  private static boolean isOnPath(String program) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  @Test
  void worksUnchanged() throws Exception {
    try (RunningServer server = RunningServer.start(data)) {
      Ended ended =
          run(
              HOME,
              List.of(
                  "node",
                  SCENARIO.toAbsolutePath().toString(),
                  "http://127.0.0.1:" + server.port(),
                  server.token(),
                  RunningServer.LOCATION.value()));
      assertThat(ended.status()).as(ended.output()).isZero();
      // The client also prints the errors that it receives, to the same stream.
      Matcher calls = CALLS.matcher(ended.output().lines().toList().getLast());
      assertThat(calls.matches()).as(ended.output()).isTrue();
      assertThat(Integer.parseInt(calls.group(1))).isGreaterThanOrEqualTo(AT_LEAST);
    }
  }

  private static Ended run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    process.getOutputStream().close();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      return new Ended(NOT_ENDED, "it does not end\n" + Files.readString(output));
    }
    return new Ended(process.exitValue(), Files.readString(output));
  }
}
