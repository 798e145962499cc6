package dev.cardfile.bench.command;

import dev.cardfile.cli.command.Action;
import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.Environment;
import dev.cardfile.cli.command.FlagValues;
import dev.cardfile.cli.command.Invocation;
import dev.cardfile.cli.command.StopSignal;
import dev.cardfile.http.EchoServer;
import dev.cardfile.http.HttpServer;
import dev.cardfile.http.HttpSettings;
import dev.cardfile.http.server.CannotListen;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cardfile bench-echo}: runs the echo on a free port of the loopback interface. */
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
    int answerBytes = Math.toIntExact(FlagValues.number("--bytes", bytes, 0, MAX_BYTES));
    StopSignal stop = invocation.environment().stop();
    stop.arm();
    try (HttpServer server = listen(invocation, answerBytes)) {
      String url = "http://127.0.0.1:" + server.port();
      Map<String, @Nullable Object> thing = new LinkedHashMap<>();
      thing.put("url", url);
      invocation.output().value("Echo on " + url, thing);
      stop.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static HttpServer listen(Invocation invocation, int answerBytes) {
    Environment environment = invocation.environment();
    try {
      return EchoServer.start(
          HttpSettings.DEFAULT.withPort(0), answerBytes, environment.clock(), environment.random());
    } catch (CannotListen e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    }
  }
}
