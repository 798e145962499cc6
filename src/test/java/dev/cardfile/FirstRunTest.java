package dev.cardfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a newcomer does: runs the README's first command in a folder with nothing but the sources,
 * and then the command line that it prints. The program is built from scratch, which takes a
 * minute, so the test runs only in {@code .ci/run} and {@code ./check -Plong}.
 */
@Tag("long")
@Tag("first-run")
class FirstRunTest {

  /** Enough for a build from scratch on a busy machine. */
  private static final long PATIENCE_SECONDS = 600;

  /** The first indented line under this heading of the README. */
  private static final Pattern FIRST_COMMAND =
      Pattern.compile("^## Run it$\\s+^ {4}(?<command>\\S.*)$", Pattern.MULTILINE);

  private static final String VERSION = "cardfile \\S+\\n";

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
    assertThat(said("server.out")).startsWith("Cardfile is running at ");
    awaitWhatJavaLearns();
    laterStartsUseWhatJavaHasLearnt();
    startsWithoutTheCacheWhenAsked();
    aJarOfTheSameContentKeepsTheCache();
    startsWhatIsBuiltWhenItCannotBuild();
    buildsAndStartsNothing();
    startsWithWhateverJavaIsTold();
    startsWithWhateverIsLeftOfTheCache();
  }

  /** Java writes its cache in the background, in a process that outlives the server. */
  private void awaitWhatJavaLearns() throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!Files.exists(home.resolve("target/cardfile.aot.of"))) {
      assertThat(System.nanoTime()).as("Java has learnt nothing").isLessThan(deadline);
      Thread.sleep(50);
    }
  }

  /** With this log option, Java reports for each class where it was loaded from. */
  private void laterStartsUseWhatJavaHasLearnt() throws Exception {
    Path classes = folder.resolve("classes.txt");
    assertThat(versionPrinted("-Xlog:class+load:file=" + classes)).startsWith("cardfile ");
    assertThat(Files.readAllLines(classes))
        .as(said("server.err"))
        .anyMatch(line -> line.contains(" dev.cardfile.Main source: shared objects file"))
        .anyMatch(line -> line.contains(" java.lang.Object source: shared objects file"));
    assertThat(cache()).exists();
  }

  private void startsWithoutTheCacheWhenAsked() throws Exception {
    Path classes = folder.resolve("classes-without.txt");
    String logsClasses = "-Xlog:class+load:file=" + classes;
    for (Run asked :
        List.of(
            new Run("./cardfile --no-cache version", Map.of("JAVA_OPTS", logsClasses)),
            new Run(
                "./cardfile version",
                Map.of("JAVA_OPTS", logsClasses, "CARDFILE_NO_CACHE", "true")))) {
      assertThat(asked.in(home).printed()).matches(VERSION);
      assertThat(Files.readAllLines(classes))
          .noneMatch(line -> line.contains(" dev.cardfile.Main source: shared objects file"));
    }
  }

  /** A build that had nothing to compile leaves a newer jar with the same content. */
  private void aJarOfTheSameContentKeepsTheCache() throws Exception {
    FileTime learnt = Files.getLastModifiedTime(cache());
    Files.setLastModifiedTime(home.resolve("target/cardfile.jar"), FileTime.from(Instant.now()));
    laterStartsUseWhatJavaHasLearnt();
    Files.setLastModifiedTime(home.resolve("src/main"), FileTime.from(Instant.now()));
    assertThat(new Run("./cardfile build", Map.of()).in(home).printed())
        .contains("cardfile: built");
    laterStartsUseWhatJavaHasLearnt();
    assertThat(Files.getLastModifiedTime(cache())).isEqualTo(learnt);
  }

  private void startsWhatIsBuiltWhenItCannotBuild() throws Exception {
    Map<String, String> noMaven = Map.of("PATH", pathWithout("mvn").toString());
    Files.setLastModifiedTime(home.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(5)));
    Run.Result started = new Run("./cardfile version", noMaven).in(home);
    assertThat(started.exitCode()).as(started.printed()).isZero();
    assertThat(started.printed())
        .contains("the source is newer", "no Maven found", "cardfile build\n")
        .containsPattern("(?m)" + VERSION);
    Run.Result built = new Run("./cardfile build", noMaven).in(home);
    assertThat(built.exitCode()).isEqualTo(1);
    assertThat(built.printed()).contains("cannot build: no Maven found");
  }

  private void buildsAndStartsNothing() throws Exception {
    Files.setLastModifiedTime(home.resolve("pom.xml"), FileTime.from(Instant.now()));
    assertThat(new Run("./cardfile build", Map.of()).in(home).printed())
        .contains("cardfile: built")
        .doesNotContainPattern("(?m)" + VERSION);
    assertThat(new Run("./cardfile build", Map.of()).in(home).printed()).contains("up to date");
    assertThat(new Run("./cardfile build serve", Map.of()).in(home).exitCode()).isEqualTo(2);
  }

  /** Returns a folder with links to all programs on the path except one. */
  private Path pathWithout(String program) throws IOException {
    Path programs = Files.createDirectory(folder.resolve("programs"));
    for (String entry : System.getenv("PATH").split(File.pathSeparator)) {
      if (!Files.isDirectory(Path.of(entry))) {
        continue;
      }
      try (Stream<Path> files = Files.list(Path.of(entry))) {
        for (Path file : files.toList()) {
          Path link = programs.resolve(file.getFileName());
          if (!file.endsWith(program) && !Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            Files.createSymbolicLink(link, file);
          }
        }
      }
    }
    return programs;
  }

  /** A shell command, with changes to its environment. */
  private record Run(String command, Map<String, String> environment) {

    private record Result(int exitCode, String printed) {}

    Result in(Path directory) throws IOException, InterruptedException {
      ProcessBuilder builder = shell("exec " + command).directory(directory.toFile());
      setUp(builder);
      builder.environment().putAll(environment);
      Process process = builder.redirectErrorStream(true).start();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), printed);
    }
  }

  /** The launcher must leave out its own collector or cache: Java refuses to start with two. */
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

  /** Returns the output of {@code ./cardfile version}, which must succeed and print no more. */
  private String versionPrinted(String javaOptions) throws Exception {
    Run.Result result = new Run("./cardfile version", Map.of("JAVA_OPTS", javaOptions)).in(home);
    String printed = result.printed();
    assertThat(result.exitCode()).as(printed).isZero();
    assertThat(printed).matches(VERSION);
    return printed;
  }

  private static String firstCommand() throws IOException {
    Matcher first = FIRST_COMMAND.matcher(Files.readString(Path.of("README.md")));
    assertThat(first.find()).isTrue();
    return first.group("command");
  }

  /** Copies all files of the working tree that git does not ignore. */
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

  /** The command replaces the shell, so that a signal to the process reaches it. */
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

  /** Reports whether a variable changes the program's run, or that of the inner Maven. */
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
