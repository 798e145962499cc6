package dev.cardfile.cli.serve;

import dev.cardfile.access.TokenSecret;
import dev.cardfile.cli.command.Output;
import dev.cardfile.config.Config;
import dev.cardfile.location.Location;
import dev.cardfile.server.ExampleLocation;
import dev.cardfile.store.sql.Database;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The message that a server prints once it listens. */
final class Greeting {

  private static final String ESCAPE = "\u001b[";

  private final Config config;
  private final Database database;
  private final URI url;
  private final boolean colour;

  Greeting(Config config, Database database, URI url, boolean colour) {
    this.config = config;
    this.database = database;
    this.url = url;
    this.colour = colour;
  }

  /**
   * Prints the address, the place of the data, and what to do next.
   *
   * @param example the token of the example location, if that was just created
   * @param link a link that opens the console, if there is one
   */
  void print(
      Output output, Optional<TokenSecret> example, Optional<URI> link, List<Location> locations) {
    Map<String, @Nullable Object> thing = thing();
    example.ifPresent(secret -> {
      thing.put("location", ExampleLocation.ID.value());
      thing.put("token", secret.value());
      thing.put("curl", ExampleRequest.curl(url, secret));
    });
    String next = example.map(this::firstRequest).orElseGet(() -> nextStep(locations));
    print(output, link.map(this::console).orElse("") + next, thing);
  }

  /** Prints the address while the store is unavailable. */
  void printUnavailable(Output output) {
    print(
        output,
        "The database does not answer yet. Until it does, requests and /readyz get 503.",
        thing());
  }

  private Map<String, @Nullable Object> thing() {
    Map<String, @Nullable Object> thing = new LinkedHashMap<>();
    thing.put("url", url);
    thing.put("host", config.host());
    thing.put("port", url.getPort());
    thing.put("data", database.toString());
    return thing;
  }

  private void print(Output output, String next, Map<String, @Nullable Object> thing) {
    output.value(
        """
        %s at %s
        API reference: %s/docs
        Data in %s

        %s\
        """
            .formatted(bold("Cardfile is running"), green(url.toString()), url, database, next),
        thing);
  }

  private String firstRequest(TokenSecret secret) {
    return """
    %s %s with the token %s
    (shown only this once; 'cardfile token create' creates others)

    Create its first contact:

    %s
    """
        .formatted(
            bold("Example location"),
            ExampleLocation.ID,
            green(secret.value()),
            bold(ExampleRequest.curl(url, secret)));
  }

  private String console(URI link) {
    return """
    %s: %s
    (the link works once, for 10 minutes; 'cardfile console --link' makes another)

    """
        .formatted(bold("Console"), green(link.toString()));
  }

  private static String nextStep(List<Location> locations) {
    return switch (locations.size()) {
      case 0 -> "No location yet. Create one: cardfile location create --id ID --name NAME";
      case 1 -> "To create a token: cardfile token create --location " + locations.getFirst().id();
      default -> "To create a token: cardfile token create --location ID";
    };
  }

  private String bold(String text) {
    return colour ? ESCAPE + "1m" + text + ESCAPE + "0m" : text;
  }

  private String green(String text) {
    return colour ? ESCAPE + "32m" + text + ESCAPE + "0m" : text;
  }
}
