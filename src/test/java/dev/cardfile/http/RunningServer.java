package dev.cardfile.http;

import dev.cardfile.access.Scope;
import dev.cardfile.access.Secrets;
import dev.cardfile.access.Token;
import dev.cardfile.access.TokenSecret;
import dev.cardfile.contact.Country;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.server.Cardfile;
import dev.cardfile.server.ServerOptions;
import dev.cardfile.server.TestServer;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.Writing;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** A server on a store that contains the location of the API document's examples. */
final class RunningServer implements AutoCloseable {

  static final LocationId LOCATION = new LocationId("ve9EPM428h8vShlRW1KT");
  static final String FIELD_ID = "6dvNaf7VhkQ9snc5vnjJ";

  private final Stores stores;
  private final InstantSource clock;
  private final Cardfile server;
  private final String token;

  private RunningServer(Cardfile server, InstantSource clock) {
    this.stores = server.stores();
    this.clock = clock;
    this.server = server;
    if (stores.locations().find(LOCATION).isEmpty()) {
      addLocation(stores, LOCATION);
    }
    this.token = newToken(LOCATION, EnumSet.allOf(Scope.class), null);
  }

  public static RunningServer start(Path folder) throws Exception {
    return start(folder, HttpSettings.DEFAULT, InstantSource.system());
  }

  public static RunningServer start(Path folder, HttpSettings settings, InstantSource clock)
      throws Exception {
    Cardfile server =
        Cardfile.start(
            ServerOptions.inFolder(folder).withHttp(settings.withPort(0)).withClock(clock));
    return new RunningServer(server, clock);
  }

  /** Starts a server on a database of any kind, which outlives the server. */
  public static RunningServer start(
      StoreFixture database, HttpSettings settings, InstantSource clock) throws Exception {
    Metrics metrics = new Metrics();
    return start(database.open(StoreSettings.DEFAULT, metrics), metrics, settings, clock);
  }

  public static RunningServer start(
      Stores stores, Metrics metrics, HttpSettings settings, InstantSource clock) throws Exception {
    return start(stores, metrics, settings, clock, new SecureRandom(), new SecureRandom());
  }

  public static RunningServer start(
      Stores stores,
      Metrics metrics,
      HttpSettings settings,
      InstantSource clock,
      RandomGenerator forIds,
      RandomGenerator forTraces)
      throws Exception {
    return new RunningServer(
        TestServer.serve(
            stores, metrics, settings.withPort(0), clock, forIds, forTraces, secrets(forTraces)),
        clock);
  }

  /** Returns secrets that are predictable if the traces are. */
  private static Secrets secrets(RandomGenerator forTraces) {
    return forTraces instanceof Counting ? new Secrets(new Counting()) : Secrets.strong();
  }

  static void addLocation(Stores stores, LocationId id) {
    Location location =
        new Location(
            id,
            "Example",
            new Country("US"),
            null,
            null,
            DuplicatePreference.DEFAULT,
            CustomFieldDefinitions.NONE,
            0);
    stores.locations().create(location);
    CustomFieldDefinition field =
        new CustomFieldDefinition(
            FIELD_ID, "my_custom_field", "My Custom Field", CustomFieldType.TEXT, List.of());
    Writing.to(stores).locations().addField(id, Writing.TEST, field);
  }

  String newToken(LocationId location, Set<Scope> scopes, Instant expires) {
    TokenSecret secret = TokenSecret.random();
    addToken(secret, location, scopes, expires);
    return secret.value();
  }

  /** Adds a token and returns its id. */
  String addToken(TokenSecret secret, LocationId location, Set<Scope> scopes, Instant expires) {
    String id = "token" + ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
    Instant now = clock.instant();
    stores
        .tokens()
        .create(new Token(id, secret.hash(), location, null, scopes, now, expires, null));
    return id;
  }

  Stores stores() {
    return stores;
  }

  /** Returns a token for {@link #LOCATION} with every scope. */
  String token() {
    return token;
  }

  int port() {
    return server.port();
  }

  /** Stops listening; the store stays open. */
  void stopListening() {
    TestServer.stopListening(server);
  }

  @Override
  public void close() {
    server.close();
  }
}
