package dev.cardfile.cli.operator;

import dev.cardfile.access.Secrets;
import dev.cardfile.cli.command.Action;
import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.Invocation;
import dev.cardfile.cli.command.WrongUsage;
import dev.cardfile.config.Config;
import dev.cardfile.server.Cardfile;
import dev.cardfile.server.ConsoleLink;
import dev.cardfile.store.Stores;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cardfile console}. */
@Command(
    name = "console",
    description = {
      "Print the address of a running server's console.",
      "With --link, print a link that signs in to it; it works once, within 10 minutes."
    })
public final class ConsoleCommand implements Action {

  @Option(
      names = "--link",
      description = {
        "make a link for a server on this store that listens on",
        "loopback; it opens the console on this machine only"
      })
  private boolean link;

  @Override
  public void run(Invocation invocation) {
    Config config = invocation.config();
    if (config.port() == 0) {
      throw new WrongUsage("--port: give the port that the server listens on");
    }
    URI server = Cardfile.url(config.host(), config.port());
    URI printed = ConsoleLink.console(server);
    if (link) {
      if (!Cardfile.isLoopback(config.host())) {
        throw new CommandFailed(
            "links work only for a server on loopback; sign in with an operator's token, which"
                + " 'cardfile operator create' makes");
      }
      try (Stores stores = invocation.openExistingStore()) {
        printed = ConsoleLink.make(stores.operators(), Secrets.strong(), server, invocation.now());
      }
    }
    Map<String, @Nullable Object> thing = new LinkedHashMap<>();
    thing.put("url", printed);
    invocation.output().value(printed.toString(), thing);
  }
}
