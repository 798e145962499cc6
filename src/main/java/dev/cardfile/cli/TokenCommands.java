package dev.cardfile.cli;

import dev.cardfile.access.Scope;
import dev.cardfile.access.Token;
import dev.cardfile.access.TokenSecret;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Stores;
import dev.cardfile.store.UnknownLocation;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cardfile token …}. */
final class TokenCommands {

  private TokenCommands() {}

  @Command(name = "token", description = "Create, list and revoke tokens.")
  static final class Group {}

  @Command(name = "create", description = "Create a token and print it. It is never shown again.")
  static final class Create implements Action {

    @Option(
        names = "--location",
        required = true,
        paramLabel = "ID",
        description = "the location that the token is for")
    private String location = "";

    @Option(
        names = "--scope",
        paramLabel = "SCOPES",
        description = {
          "what the token allows, such as contacts.write,",
          "contacts.readonly; or 'all' (default: all except",
          "locations.write, which changes the location's settings)"
        })
    private @Nullable String scope;

    @Option(names = "--name", paramLabel = "NAME", description = "a name for the token")
    private @Nullable String name;

    @Option(
        names = "--expires",
        paramLabel = "TIME",
        description = "how long it is valid, such as 12h, 90d or 1y (default: forever)")
    private @Nullable String expires;

    @Override
    public void run(Invocation invocation) {
      TokenSecret secret = TokenSecret.random();
      Token token = read(invocation, secret);
      try (Stores stores = invocation.openExistingStore()) {
        stores.tokens().create(token);
      }
      Map<String, @Nullable Object> thing = new LinkedHashMap<>();
      thing.put("token", secret.value());
      thing.putAll(Things.token(token, invocation.now()));
      invocation.output().value(secret.value(), thing);
    }

    private Token read(Invocation invocation, TokenSecret secret) {
      Instant now = invocation.now();
      return new Token(
          invocation.ids().next(),
          secret.hash(),
          Arguments.locationId("--location", location),
          name == null ? null : Arguments.text("--name", name),
          scope == null
              ? EnumSet.complementOf(EnumSet.of(Scope.LOCATIONS_WRITE))
              : Arguments.scopes("--scope", scope),
          now,
          expires == null ? null : now.plus(Arguments.life("--expires", expires)),
          null);
    }
  }

  @Command(
      name = "list",
      description = "List the tokens of a location, including expired and revoked ones.")
  static final class ListAll implements Action {

    @Option(names = "--location", required = true, paramLabel = "ID", description = "the location")
    private String location = "";

    @Override
    public void run(Invocation invocation) {
      LocationId id = Arguments.locationId("--location", location);
      Instant now = invocation.now();
      try (Stores stores = invocation.openExistingStore()) {
        if (stores.locations().find(id).isEmpty()) {
          throw new UnknownLocation(id);
        }
        invocation
            .output()
            .table(
                stores.tokens().list(id).stream().map(token -> Things.token(token, now)).toList());
      }
    }
  }

  @Command(name = "revoke", description = "Revoke a token, immediately and permanently.")
  static final class Revoke implements Action {

    @Parameters(paramLabel = "TOKEN_ID", description = "its id, as 'cardfile token list' shows it")
    private String id = "";

    @Override
    public void run(Invocation invocation) {
      if (id.startsWith("pit-")) {
        throw new WrongUsage(
            "TOKEN_ID: this is a token, not a token id; 'cardfile token list' shows the ids");
      }
      String tokenId = Arguments.id("TOKEN_ID", id);
      try (Stores stores = invocation.openExistingStore()) {
        if (!stores.tokens().revoke(tokenId, invocation.now())) {
          throw new CommandFailed("there is no token with the id " + tokenId);
        }
      }
      Map<String, @Nullable Object> thing = new LinkedHashMap<>();
      thing.put("id", tokenId);
      thing.put("state", "revoked");
      invocation.output().value("revoked " + tokenId, thing);
    }
  }
}
