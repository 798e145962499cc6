package dev.cardfile.cli;

import dev.cardfile.config.Config;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cardfile bench-echo}: the server that {@code bench} compares the real one with. */
@Command(
    name = "bench-echo",
    hidden = true,
    description = "Answer every request with the same number of bytes, without a store.")
final class EchoCommand implements Action {

  private static final int MAX_BYTES = 1024 * 1024;

  @Option(names = "--bytes", required = true, paramLabel = "N", description = "bytes per answer")
  private String bytes = "";

  @Override
  public void run(Invocation invocation) {
    int answerBytes = Math.toIntExact(Arguments.number("--bytes", bytes, 0, MAX_BYTES));
    Config config = invocation.config();
    StopSignal stop = invocation.surroundings().stop();
    stop.arm();
    try (Backend.Listener server = invocation.surroundings().backend().echo(config, answerBytes)) {
      String url = Greeting.url(config.host(), server.port());
      Map<String, @Nullable Object> thing = new LinkedHashMap<>();
      thing.put("url", url);
      invocation.output().value("Echo on " + url, thing);
      stop.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
