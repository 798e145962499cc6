package dev.cardfile.cli.operator;

import dev.cardfile.access.Operator;
import dev.cardfile.access.Secrets;
import dev.cardfile.access.TokenSecret;
import dev.cardfile.cli.command.Action;
import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.Converters;
import dev.cardfile.cli.command.Converters.LocationIds;
import dev.cardfile.cli.command.IdArgument;
import dev.cardfile.cli.command.Invocation;
import dev.cardfile.cli.command.Views;
import dev.cardfile.cli.command.WrongUsage;
import dev.cardfile.store.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cardfile operator …}. */
public final class OperatorCommands {

  private OperatorCommands() {}

  @Command(
      name = "operator",
      description = "Create, list and revoke operators: those who run the server.")
  public static final class Group {}

  @Command(
      name = "create",
      description = {
        "Create an operator and print the token. It is never shown again.",
        "An operator may do everything in its locations, and use the console."
      })
  public static final class Create implements Action {

    @Option(
        names = "--location",
        paramLabel = "ID",
        description = {
          "a location that the operator may enter; may be repeated",
          "(default: all, also those to come)"
        })
    private List<LocationIds> locations = List.of();

    @Option(
        names = "--name",
        paramLabel = "NAME",
        description = "a name for the operator",
        converter = Converters.Text.class)
    private @Nullable String name;

    @Option(
        names = "--expires",
        paramLabel = "TIME",
        description = "how long the token is valid, such as 12h, 90d or 1y (default: forever)")
    private @Nullable Duration expires;

    @Override
    public void run(Invocation invocation) {
      TokenSecret secret = TokenSecret.ofOperator(Secrets.strong());
      Operator operator = read(invocation, secret);
      try (Stores stores = invocation.openExistingStore()) {
        stores.operators().create(operator);
      }
      Map<String, @Nullable Object> thing = new LinkedHashMap<>();
      thing.put("token", secret.value());
      thing.putAll(Views.operator(operator, invocation.now()));
      invocation.output().value(secret.value(), thing);
    }

    private Operator read(Invocation invocation, TokenSecret secret) {
      Instant now = invocation.now();
      return new Operator(
          invocation.ids().next(),
          secret.hash(),
          name,
          locations.isEmpty() ? null : LocationIds.together(locations),
          now,
          expires == null ? null : now.plus(expires),
          null);
    }
  }

  @Command(name = "list", description = "List all operators, including expired and revoked ones.")
  public static final class ListAll implements Action {

    @Override
    public void run(Invocation invocation) {
      Instant now = invocation.now();
      try (Stores stores = invocation.openExistingStore()) {
        invocation
            .output()
            .table(
                "there is no operator",
                stores.operators().list().stream()
                    .map(operator -> Views.operator(operator, now))
                    .toList());
      }
    }
  }

  @Command(
      name = "revoke",
      description =
          "Revoke an operator, immediately and permanently. 'operator list' shows its id.")
  public static final class Revoke implements Action {

    @Mixin private final IdArgument id = new IdArgument();

    @Override
    public void run(Invocation invocation) {
      String operatorId = id.required();
      if (operatorId.startsWith(TokenSecret.OPERATOR)) {
        throw new WrongUsage(
            "ID: this is a token, not an operator's id; 'cardfile operator list' shows the ids");
      }
      try (Stores stores = invocation.openExistingStore()) {
        if (!stores.operators().revoke(operatorId, invocation.now())) {
          throw new CommandFailed("there is no operator with the id " + operatorId);
        }
      }
      Map<String, @Nullable Object> thing = new LinkedHashMap<>();
      thing.put("id", operatorId);
      thing.put("state", "revoked");
      invocation.output().value("revoked " + operatorId, thing);
    }
  }
}
