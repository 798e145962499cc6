package dev.cardfile.http;

import dev.cardfile.access.Scope;
import dev.cardfile.access.Secrets;
import dev.cardfile.access.Token;
import dev.cardfile.access.TokenSecret;
import dev.cardfile.contact.Country;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.http.api.ApiServer;
import dev.cardfile.http.api.Services;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.Writing;
import dev.cardfile.store.sql.Database;
import dev.cardfile.write.LocationView;
import dev.cardfile.write.Writes;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** A server on a store, with the document's location in it. */
final class RunningServer implements AutoCloseable {

  static final LocationId LOCATION = new LocationId("ve9EPM428h8vShlRW1KT");
  static final String FIELD_ID = "6dvNaf7VhkQ9snc5vnjJ";

  private final Stores stores;
  private final InstantSource clock;
  private final ApiServer server;
  private final String token;

  private RunningServer(Stores stores, InstantSource clock, ApiServer server) {
    this.stores = stores;
    this.clock = clock;
    this.server = server;
    this.token = newToken(LOCATION, EnumSet.allOf(Scope.class), null);
  }

  static RunningServer start(Path folder) throws Exception {
    return start(folder, HttpSettings.DEFAULT, InstantSource.system());
  }

  static RunningServer start(Path folder, HttpSettings settings, InstantSource clock)
      throws Exception {
    Metrics metrics = new Metrics();
    Path file = folder.resolve("cardfile.db");
    Stores stores = Database.sqlite(file).open(StoreSettings.DEFAULT, metrics);
    return start(stores, metrics, settings, clock);
  }

  /** On a database of any kind, which outlives it. */
  static RunningServer start(StoreFixture database, HttpSettings settings, InstantSource clock)
      throws Exception {
    Metrics metrics = new Metrics();
    return start(database.open(StoreSettings.DEFAULT, metrics), metrics, settings, clock);
  }

  static RunningServer start(
      Stores stores, Metrics metrics, HttpSettings settings, InstantSource clock) throws Exception {
    return start(stores, metrics, settings, clock, new SecureRandom(), new SecureRandom());
  }

  static RunningServer start(
      Stores stores,
      Metrics metrics,
      HttpSettings settings,
      InstantSource clock,
      RandomGenerator forIds,
      RandomGenerator forTraces)
      throws Exception {
    if (stores.locations().find(LOCATION).isEmpty()) {
      addLocation(stores, LOCATION);
    }
    IdSequence ids = new IdSequence(clock, forIds);
    Services services =
        new Services(
            stores,
            Writes.over(stores.transactions(), clock, ids),
            new LocationView(stores.locations()),
            ids,
            metrics,
            clock,
            forTraces,
            secrets(forTraces));
    return new RunningServer(stores, clock, ApiServer.start(settings.withPort(0), services));
  }

  /** As little random as all else is. */
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

  /** A token of {@link #LOCATION} with every scope. */
  String token() {
    return token;
  }

  int port() {
    return server.port();
  }

  /** Stops listening; the store stays open. */
  void stopListening() {
    server.close();
  }

  @Override
  public void close() {
    server.close();
    stores.close();
  }
}
