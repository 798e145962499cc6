package dev.cardfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a newcomer does: the README's first command in a folder that has nothing but the sources,
 * and then the line that it prints.
 */
class FirstRunTest {

  /** For a build from nothing, beside other work on the machine. */
  private static final long PATIENCE_SECONDS = 300;

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
    builder.environment().keySet().removeIf(FirstRunTest::changesTheRun);
    builder.environment().put("CARDFILE_PORT", "0");
    String repository = System.getProperty("maven.repo.local");
    if (repository != null) {
      builder
          .environment()
          .merge("MAVEN_OPTS", " -Dmaven.repo.local=" + repository, String::concat);
    }
    return builder.start();
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
