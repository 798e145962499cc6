package dev.cardfile.cli.location;

import dev.cardfile.access.Scope;
import dev.cardfile.access.Secrets;
import dev.cardfile.access.TokenHash;
import dev.cardfile.cli.command.Action;
import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.Converters;
import dev.cardfile.cli.command.Converters.LocationIds;
import dev.cardfile.cli.command.Converters.Scopes;
import dev.cardfile.cli.command.IdArgument;
import dev.cardfile.cli.command.Invocation;
import dev.cardfile.cli.command.Views;
import dev.cardfile.cli.command.WrongUsage;
import dev.cardfile.location.LocationId;
import dev.cardfile.oauth.App;
import dev.cardfile.oauth.RedirectUri;
import dev.cardfile.store.Stores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cardfile app …}. */
public final class AppCommands {

  private AppCommands() {}

  @Command(name = "app", description = "Create, list and revoke apps: programs that use OAuth.")
  public static final class Group {}

  @Command(
      name = "create",
      description = "Create an app and print its client secret. It is never shown again.")
  public static final class Create implements Action {

    private static final Set<Scope> DEFAULT_SCOPES =
        Set.of(Scope.CONTACTS_WRITE, Scope.CONTACTS_READONLY);
    private static final Set<Scope> COMPANY_SCOPES =
        Set.of(
            Scope.CONTACTS_WRITE, Scope.CONTACTS_READONLY, Scope.OAUTH_READONLY, Scope.OAUTH_WRITE);
    private static final String SECRET = "ocs-";

    @Option(
        names = "--name",
        required = true,
        paramLabel = "NAME",
        description = "a display name",
        converter = Converters.Text.class)
    private String name = "";

    @Option(
        names = "--redirect-uri",
        paramLabel = "URI",
        description = "where users are sent after consent; may be repeated")
    private List<RedirectUri> redirectUris = List.of();

    @Option(
        names = "--location",
        paramLabel = "ID",
        description = {
          "a location that the app may access without",
          "anyone's consent; may be repeated"
        })
    private List<LocationIds> locations = List.of();

    @Option(
        names = "--scope",
        paramLabel = "SCOPES",
        description = {
          "the most it can be allowed to do (default contacts.write,",
          "contacts.readonly; with --location also oauth.readonly,",
          "oauth.write)"
        })
    private @Nullable Scopes scope;

    @Option(
        names = "--company",
        paramLabel = "ID",
        description = "the id of the company that owns its locations (default: a new id)",
        converter = Converters.Id.class)
    private @Nullable String company;

    @Override
    public void run(Invocation invocation) {
      String secret = SECRET + Secrets.strong().next();
      App app = read(invocation, secret);
      try (Stores stores = invocation.openExistingStore()) {
        stores.apps().create(app);
      }
      Map<String, @Nullable Object> thing = new LinkedHashMap<>();
      thing.put("clientId", app.clientId());
      thing.put("clientSecret", secret);
      thing.putAll(Views.app(app));
      invocation.output().details(thing);
    }

    private App read(Invocation invocation, String secret) {
      if (redirectUris.isEmpty() && locations.isEmpty()) {
        throw new WrongUsage("give --redirect-uri, --location or both: the app needs one of them");
      }
      return new App(
          invocation.ids().next(),
          TokenHash.of(secret),
          name,
          company == null ? invocation.ids().next() : company,
          redirectUris.stream().distinct().toList(),
          scopes(),
          LocationIds.together(locations),
          invocation.now(),
          null);
    }

    private Set<Scope> scopes() {
      if (scope != null) {
        return scope.scopes();
      }
      return locations.isEmpty() ? DEFAULT_SCOPES : COMPANY_SCOPES;
    }
  }

  @Command(name = "list", description = "List all apps, including revoked ones.")
  public static final class ListAll implements Action {

    @Override
    public void run(Invocation invocation) {
      try (Stores stores = invocation.openExistingStore()) {
        invocation
            .output()
            .table("there is no app", stores.apps().list().stream().map(Views::app).toList());
      }
    }
  }

  @Command(
      name = "revoke",
      description = {
        "Revoke an app and all its tokens, immediately and permanently.",
        "Give its id or its client id."
      })
  public static final class Revoke implements Action {

    @Mixin private final IdArgument id = new IdArgument();

    @Option(
        names = "--location",
        paramLabel = "ID",
        description = "revoke only its access to this location, permanently")
    private @Nullable LocationId only;

    @Override
    public void run(Invocation invocation) {
      String typed = id.required();
      String appId = App.idOf(typed).orElse(typed);
      try (Stores stores = invocation.openExistingStore()) {
        boolean found =
            only == null
                ? stores.apps().revoke(appId, invocation.now())
                : stores.apps().disconnect(appId, only, invocation.now());
        if (!found) {
          throw new CommandFailed("there is no app with the id " + appId);
        }
      }
      Map<String, @Nullable Object> thing = new LinkedHashMap<>();
      thing.put("id", appId);
      thing.put("location", only == null ? null : only.value());
      thing.put("state", "revoked");
      invocation
          .output()
          .value("revoked " + appId + (only == null ? "" : " for " + only.value()), thing);
    }
  }
}
