package dev.cardfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a newcomer does: the README's first command in a folder that has nothing but the sources,
 * and then the line that it prints. It builds the program from nothing, which takes a minute: so it
 * runs in {@code .ci/run} and {@code ./check -Plong}.
 */
@Tag("long")
@Tag("first-run")
class FirstRunTest {

  /** For a build from nothing, beside other work on the machine. */
  private static final long PATIENCE_SECONDS = 600;

  /** The first command of the README: the first indented line under this heading. */
  private static final Pattern FIRST_COMMAND =
      Pattern.compile("^## Run it$\\s+^ {4}(?<command>\\S.*)$", Pattern.MULTILINE);

  @TempDir private Path folder;
  private Path home;
  private Process server;

  @AfterEach
  void end() throws InterruptedException {
    if (server != null) {
      server.descendants().forEach(ProcessHandle::destroyForcibly);
      server.destroyForcibly().waitFor();
    }
  }

  @Test
  void theFirstCommandLeadsToTheFirstContact() throws Exception {
    for (String needed : List.of("git", "mvn", "curl")) {
      assumeTrue(runs("command -v " + needed), "the first run needs " + needed);
    }
    assumeTrue(runs("git rev-parse HEAD"), "the sources are what git knows, and here is no git");
    home = Files.createDirectory(folder.resolve("a new folder"));
    copySources();
    assertThat(home.resolve("target")).doesNotExist();

    server = start(firstCommand());
    String curl = printedCurl();
    assertThat(answerOf(curl)).startsWith("{\"new\":true,");
    assertThat(answerOf(curl)).startsWith("{\"new\":false,");

    server.destroy();
    assertThat(server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(server.exitValue()).as(said("server.err")).isZero();
    assertThat(said("server.out")).startsWith("Cardfile serves on ");
    laterStartsUseWhatJavaHasLearnt();
    startsWithWhateverJavaIsTold();
    startsWithWhateverIsLeftOfTheCache();
  }

  /** Java says of each class where it took it from. */
  private void laterStartsUseWhatJavaHasLearnt() throws Exception {
    Path classes = folder.resolve("classes.txt");
    assertThat(versionPrinted("-Xlog:class+load:file=" + classes)).startsWith("cardfile ");
    assertThat(Files.readAllLines(classes))
        .as(said("server.err"))
        .anyMatch(line -> line.contains(" dev.cardfile.Main source: shared objects file"))
        .anyMatch(line -> line.contains(" java.lang.Object source: shared objects file"));
    assertThat(cache()).exists();
  }

  /** Two collectors, or two caches, it would refuse. */
  private void startsWithWhateverJavaIsTold() throws Exception {
    String version = versionPrinted("");
    for (String options :
        List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseZGC",
            "-XX:-UseCompactObjectHeaders -Xmx24m",
            "-Xshare:auto")) {
      assertThat(versionPrinted(options)).as(options).isEqualTo(version);
    }
  }

  private void startsWithWhateverIsLeftOfTheCache() throws Exception {
    String version = versionPrinted("");
    byte[] whole = Files.readAllBytes(cache());
    Files.write(cache(), Arrays.copyOf(whole, whole.length / 2));
    assertThat(versionPrinted("")).isEqualTo(version);
    Files.writeString(cache(), "no cache");
    assertThat(versionPrinted("")).isEqualTo(version);
    Files.delete(cache());
    assertThat(versionPrinted("")).isEqualTo(version);
  }

  private Path cache() {
    return home.resolve("target/cardfile.aot");
  }

  /** All that {@code ./cardfile version} prints; it must end well, and have nothing else to say. */
  private String versionPrinted(String javaOptions) throws Exception {
    ProcessBuilder builder = shell("exec ./cardfile version").directory(home.toFile());
    setUp(builder);
    builder.environment().put("JAVA_OPTS", javaOptions);
    Process process = builder.redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    assertThat(printed).matches("cardfile \\S+\\n");
    return printed;
  }

  private static String firstCommand() throws IOException {
    Matcher first = FIRST_COMMAND.matcher(Files.readString(Path.of("README.md")));
    assertThat(first.find()).isTrue();
    return first.group("command");
  }

  /** The files that git knows, as they are now, and those that it would take. */
  private void copySources() throws IOException {
    Process git =
        new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    for (String name : names.split("\0")) {
      Path copy = home.resolve(name);
      Files.createDirectories(copy.getParent());
      if (Files.exists(Path.of(name))) {
        Files.copy(Path.of(name), copy, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  /** In a shell that the command replaces, so that a signal to the shell is one to the command. */
  private Process start(String command) throws IOException {
    ProcessBuilder builder =
        shell("exec " + command)
            .directory(home.toFile())
            .redirectOutput(folder.resolve("server.out").toFile())
            .redirectError(folder.resolve("server.err").toFile());
    setUp(builder);
    return builder.start();
  }

  private static void setUp(ProcessBuilder builder) {
    builder.environment().keySet().removeIf(FirstRunTest::changesTheRun);
    builder.environment().put("CARDFILE_PORT", "0");
    String repository = System.getProperty("maven.repo.local");
    if (repository != null) {
      builder
          .environment()
          .merge("MAVEN_OPTS", " -Dmaven.repo.local=" + repository, String::concat);
    }
  }

  /** What changes what the program does, or tells the inner Maven of the outer one. */
  private static boolean changesTheRun(String name) {
    return name.startsWith("CARDFILE_")
        || name.equals("JAVA_OPTS")
        || name.equals("MAVEN_BASEDIR")
        || name.equals("MAVEN_PROJECTBASEDIR")
        || name.equals("MAVEN_CMD_LINE_ARGS");
  }

  private String printedCurl() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      String printed = said("server.out");
      for (String line : printed.substring(0, printed.lastIndexOf('\n') + 1).split("\n")) {
        if (line.startsWith("curl ")) {
          return line;
        }
      }
      assertThat(server.isAlive()).as(said("server.err")).isTrue();
      assertThat(System.nanoTime()).as("it has printed " + printed).isLessThan(deadline);
      Thread.sleep(50);
    }
  }

  private String said(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  private static String answerOf(String curl) throws IOException, InterruptedException {
    Process process = shell(curl).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return answer;
  }

  private static boolean runs(String command) throws IOException, InterruptedException {
    return shell(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  private static ProcessBuilder shell(String command) {
    return new ProcessBuilder("sh", "-c", command);
  }
}
