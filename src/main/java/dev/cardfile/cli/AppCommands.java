package dev.cardfile.cli;

import dev.cardfile.access.Scope;
import dev.cardfile.access.Secrets;
import dev.cardfile.access.TokenHash;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cardfile app …}. */
final class AppCommands {

  private AppCommands() {}

  @Command(name = "app", description = "Create, list and revoke apps: programs that use OAuth.")
  static final class Group {}

  @Command(
      name = "create",
      description = "Create an app and print its client secret. It is never shown again.")
  static final class Create implements Action {

    private static final int MAX_LOCATIONS = 500;
    private static final String DEFAULT_SCOPES = "contacts.write,contacts.readonly";
    private static final String COMPANY_SCOPES = ",oauth.readonly,oauth.write";
    private static final String SECRET = "ocs-";

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "a display name")
    private String name = "";

    @Option(
        names = "--redirect-uri",
        paramLabel = "URI",
        description = "where users are sent after consent; may be repeated")
    private List<String> redirectUris = List.of();

    @Option(
        names = "--location",
        paramLabel = "ID",
        description = {
          "a location that the app may access without",
          "anyone's consent; may be repeated"
        })
    private List<String> locations = List.of();

    @Option(
        names = "--scope",
        paramLabel = "SCOPES",
        description = {
          "the most it can be allowed to do (default contacts.write,",
          "contacts.readonly; with --location also oauth.readonly,",
          "oauth.write)"
        })
    private @Nullable String scope;

    @Option(
        names = "--company",
        paramLabel = "ID",
        description = "the id of the company that owns its locations (default: a new id)")
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
      thing.putAll(Things.app(app));
      invocation.output().details(thing);
    }

    private App read(Invocation invocation, String secret) {
      if (redirectUris.isEmpty() && locations.isEmpty()) {
        throw new WrongUsage("give --redirect-uri, --location or both: the app needs one of them");
      }
      return new App(
          invocation.ids().next(),
          TokenHash.of(secret),
          Arguments.text("--name", name),
          company == null ? invocation.ids().next() : Arguments.id("--company", company),
          redirectUris.stream().map(Create::redirectUri).distinct().toList(),
          scopes(),
          locations(),
          invocation.now(),
          null);
    }

    private static RedirectUri redirectUri(String typed) {
      return RedirectUri.parse(typed)
          .orElseThrow(() ->
              Arguments.notA(
                  "--redirect-uri",
                  typed,
                  "an https URI, an http URI of localhost, or a URI with the app's own scheme,"
                      + " which must contain a dot; and without a fragment"));
    }

    private Set<Scope> scopes() {
      String asked = scope;
      if (asked == null) {
        asked = locations.isEmpty() ? DEFAULT_SCOPES : DEFAULT_SCOPES + COMPANY_SCOPES;
      }
      return Arguments.scopes("--scope", asked);
    }

    private List<LocationId> locations() {
      List<LocationId> ids =
          locations.stream()
              .flatMap(typed -> Arguments.words(typed).stream())
              .map(typed -> Arguments.locationId("--location", typed))
              .distinct()
              .toList();
      if (ids.size() > MAX_LOCATIONS) {
        throw new WrongUsage("--location: give at most " + MAX_LOCATIONS);
      }
      return ids;
    }
  }

  @Command(name = "list", description = "List all apps, including revoked ones.")
  static final class ListAll implements Action {

    @Override
    public void run(Invocation invocation) {
      try (Stores stores = invocation.openExistingStore()) {
        invocation.output().table(stores.apps().list().stream().map(Things::app).toList());
      }
    }
  }

  @Command(
      name = "revoke",
      description = {
        "Revoke an app and all its tokens, immediately and permanently.",
      })
  static final class Revoke implements Action {

    @Parameters(paramLabel = "APP_ID", description = "the app's id or client id")
    private String id = "";

    @Option(
        names = "--location",
        paramLabel = "ID",
        description = "revoke only its access to this location, permanently")
    private @Nullable String location;

    @Override
    public void run(Invocation invocation) {
      String typed = Arguments.id("APP_ID", id);
      String appId = App.idOf(typed).orElse(typed);
      LocationId only = location == null ? null : Arguments.locationId("--location", location);
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
