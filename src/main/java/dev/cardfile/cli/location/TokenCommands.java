package dev.cardfile.cli.location;

import dev.cardfile.access.Scope;
import dev.cardfile.access.Token;
import dev.cardfile.access.TokenSecret;
import dev.cardfile.cli.command.Action;
import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.Converters;
import dev.cardfile.cli.command.Converters.Scopes;
import dev.cardfile.cli.command.IdArgument;
import dev.cardfile.cli.command.Invocation;
import dev.cardfile.cli.command.Views;
import dev.cardfile.cli.command.WrongUsage;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Stores;
import dev.cardfile.store.UnknownLocation;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cardfile token …}. */
public final class TokenCommands {

  private TokenCommands() {}

  @Command(name = "token", description = "Create, list and revoke tokens.")
  public static final class Group {}

  @Command(name = "create", description = "Create a token and print it. It is never shown again.")
  public static final class Create implements Action {

    @Option(
        names = "--location",
        required = true,
        paramLabel = "ID",
        description = "the location that the token is for")
    private @Nullable LocationId location;

    @Option(
        names = "--scope",
        paramLabel = "SCOPES",
        description = {
          "what the token allows, such as contacts.write,",
          "contacts.readonly; or 'all' (default: all except",
          "locations.write, which changes the location's settings,",
          "and contacts.erase, which removes people for good)"
        })
    private @Nullable Scopes scope;

    @Option(
        names = "--name",
        paramLabel = "NAME",
        description = "a name for the token",
        converter = Converters.Text.class)
    private @Nullable String name;

    @Option(
        names = "--expires",
        paramLabel = "TIME",
        description = "how long it is valid, such as 12h, 90d or 1y (default: forever)")
    private @Nullable Duration expires;

    @Override
    public void run(Invocation invocation) {
      TokenSecret secret = TokenSecret.random();
      Token token = read(invocation, secret);
      try (Stores stores = invocation.openExistingStore()) {
        stores.tokens().create(token);
      }
      Map<String, @Nullable Object> thing = new LinkedHashMap<>();
      thing.put("token", secret.value());
      thing.putAll(Views.token(token, invocation.now()));
      invocation.output().value(secret.value(), thing);
    }

    private Token read(Invocation invocation, TokenSecret secret) {
      Instant now = invocation.now();
      return new Token(
          invocation.ids().next(),
          secret.hash(),
          Objects.requireNonNull(location),
          name,
          scope == null ? Scope.usual() : scope.scopes(),
          now,
          expires == null ? null : now.plus(expires),
          null);
    }
  }

  @Command(
      name = "list",
      description = "List the tokens of a location, including expired and revoked ones.")
  public static final class ListAll implements Action {

    @Option(names = "--location", required = true, paramLabel = "ID", description = "the location")
    private @Nullable LocationId location;

    @Override
    public void run(Invocation invocation) {
      LocationId id = Objects.requireNonNull(location);
      Instant now = invocation.now();
      try (Stores stores = invocation.openExistingStore()) {
        if (stores.locations().find(id).isEmpty()) {
          throw new UnknownLocation(id);
        }
        invocation
            .output()
            .table(
                "location %s has no token".formatted(id),
                stores.tokens().list(id).stream().map(token -> Views.token(token, now)).toList());
      }
    }
  }

  @Command(
      name = "revoke",
      description = "Revoke a token, immediately and permanently. 'token list' shows its id.")
  public static final class Revoke implements Action {

    @Mixin private final IdArgument id = new IdArgument();

    @Override
    public void run(Invocation invocation) {
      String tokenId = id.required();
      if (tokenId.startsWith("pit-")) {
        throw new WrongUsage(
            "ID: this is a token, not a token's id; 'cardfile token list' shows the ids");
      }
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
