package dev.cardfile.cli.serve;

import dev.cardfile.access.TokenSecret;
import dev.cardfile.cli.command.Action;
import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.Invocation;
import dev.cardfile.cli.command.StopSignal;
import dev.cardfile.cli.log.LogConfigurator;
import dev.cardfile.config.Config;
import dev.cardfile.server.Cardfile;
import dev.cardfile.server.ServerOptions;
import dev.cardfile.server.Storage;
import dev.cardfile.store.StoreUnavailable;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cardfile serve}. */
@Command(
    name = "serve",
    description = {
      "Start the server. Creates or migrates the store if needed.",
      "In an empty store it creates an example location with a token, unless the server is"
          + " reachable from other machines."
    })
public final class ServeCommand implements Action {

  @Option(
      names = "--console",
      description = {
        "open the console to other machines as well, for those",
        "who sign in with an operator's token; use TLS"
      })
  private boolean console;

  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

  @Override
  public void run(Invocation invocation) {
    StopSignal stop = invocation.environment().stop();
    Config config = invocation.config();
    stop.arm();
    AtomicBoolean broken = new AtomicBoolean();
    Thread waiting = Thread.currentThread();
    try (Cardfile server = Cardfile.start(options(invocation))) {
      server.whenBroken(() -> {
        broken.set(true);
        waiting.interrupt();
      });
      greet(server, invocation);
      LOG.atInfo()
          .addKeyValue("host", config.host())
          .addKeyValue("port", server.port())
          .addKeyValue("store", Storage.at(config.store()).database().toString())
          .log("serving");
      stop.await();
      LOG.info("stopping");
    } catch (InterruptedException e) {
      if (!broken.get()) {
        Thread.currentThread().interrupt();
      }
    }
    if (broken.get()) {
      throw new CommandFailed("the server can no longer listen, so it ends; the log says why");
    }
    LOG.info("stopped");
  }

  private ServerOptions options(Invocation invocation) {
    return ServerOptions.of(invocation.config())
        .withConsole(console)
        .withClock(invocation.environment().clock())
        .withRandom(invocation.environment().random())
        .withLogLinesDropped(LogConfigurator::droppedLines);
  }

  private static void greet(Cardfile server, Invocation invocation) {
    Config config = invocation.config();
    Greeting greeting =
        new Greeting(
            config,
            Storage.at(config.store()).database(),
            server.url(),
            invocation.environment().colour());
    try {
      // Only now that the server listens: if the port had been taken, the token would have been
      // created and never shown.
      Optional<TokenSecret> example =
          config.example() && Cardfile.isLoopback(config.host())
              ? server.makeExample()
              : Optional.empty();
      // Only on a terminal: elsewhere, the output is read by nobody or by too many.
      Optional<URI> link =
          invocation.environment().watched() && !config.json()
              ? server.makeConsoleLink()
              : Optional.empty();
      greeting.print(invocation.output(), example, link, server.stores().locations().list());
    } catch (StoreUnavailable away) {
      greeting.printUnavailable(invocation.output());
    }
  }
}
