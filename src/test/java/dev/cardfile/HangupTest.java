package dev.cardfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How a real server reacts to SIGHUP. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@EnabledOnOs(OS.LINUX)
class HangupTest {

  @TempDir Path folder;
  private ServerProcess server;

  @AfterEach
  void kill() throws InterruptedException {
    if (server != null) {
      server.process().descendants().forEach(ProcessHandle::destroyForcibly);
      server.kill();
    }
  }

  @Test
  void withoutATerminalItIsIgnored() throws Exception {
    server =
        ServerProcess.start(
            folder.resolve("data"),
            command -> heeding(with(List.of("setsid"), command)),
            HangupTest::withItsLog);
    try (BufferedReader log = server.process().errorReader()) {
      // One after the other, because pending signals of one kind are merged.
      for (int i = 0; i < 2; i++) {
        hangUp(java());
        while (!log.readLine().contains("ignored SIGHUP")) {}
      }
      java().destroy();
      assertThat(server.process().waitFor()).isZero();
    }
  }

  @Test
  void withATerminalTheServerEndsInGoodOrderAndSaysBySignal() throws Exception {
    server =
        ServerProcess.start(
            folder.resolve("data"),
            command -> heeding(List.of("script", "-qec", quoted(command), "/dev/null")),
            HangupTest::withItsLog);
    hangUp(java());
    assertThat(server.process().waitFor()).isEqualTo(129);
  }

  @Test
  void whoIgnoredItBeforeAsNohupDoesHasItIgnored() throws Exception {
    server =
        ServerProcess.start(
            folder.resolve("data"),
            command ->
                List.of("script", "-qec", "trap '' HUP; exec " + quoted(command), "/dev/null"),
            HangupTest::withItsLog);
    hangUp(java());
    java().destroy();
    assertThat(server.process().waitFor()).isZero();
  }

  /** Stops ignoring SIGHUP, which a process inherits if the tests run under nohup. */
  private static List<String> heeding(List<String> command) {
    return with(List.of("env", "--default-signal=HUP"), command);
  }

  private static List<String> with(List<String> prefix, List<String> command) {
    return Stream.concat(prefix.stream(), command.stream()).toList();
  }

  private static void withItsLog(ProcessBuilder builder) {
    builder.redirectError(ProcessBuilder.Redirect.PIPE);
    builder.environment().put("CARDFILE_LOG_LEVEL", "info");
  }

  /** Returns the server's own process; the one started may be a wrapper around it. */
  private ProcessHandle java() {
    ProcessHandle started = server.process().toHandle();
    List<ProcessHandle> found =
        Stream.concat(Stream.of(started), started.descendants())
            .filter(process -> process.info().command().orElse("").endsWith("/java"))
            .toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static void hangUp(ProcessHandle process) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  private static String quoted(List<String> command) {
    return command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
  }
}
