package dev.cardfile.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardfile.access.Operator;
import dev.cardfile.access.Scope;
import dev.cardfile.access.Token;
import dev.cardfile.access.TokenHash;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.location.LocationId;
import dev.cardfile.location.LocationTag;
import dev.cardfile.oauth.App;
import dev.cardfile.oauth.AppCredential;
import dev.cardfile.oauth.Authorization;
import dev.cardfile.oauth.ExchangeDecision;
import dev.cardfile.oauth.RedirectUri;
import dev.cardfile.oauth.TokenGrant;
import dev.cardfile.store.LocationStore.Created;
import dev.cardfile.store.sql.FilledStore;
import dev.cardfile.store.sql.row.Table;
import dev.cardfile.store.sql.table.Tables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link LocationDeletions} must do. */
public abstract class LocationDeletionContract extends StoreContract {

  private static final Instant NOW = Contacts.NOW;
  private static final int MANY = 1200;
  private static final int AT_ONCE = 60;

  private LocationDeletions deletions() {
    return stores().deletions();
  }

  @Test
  void aLocationGoesWithAllThatBelongsToIt() {
    FilledStore.fill(stores());
    deletions().pending().forEach(this::finish);
    for (LocationId location : FilledStore.LOCATIONS) {
      assertThat(deletions().begin(location, NOW)).isTrue();
      finish(location);
      fixture().check();
    }
    for (Table<?> table : Tables.OF_LOCATIONS) {
      assertThat(
              fixture()
                  .rows(
                      "SELECT location_id FROM %s WHERE location_id NOT IN ('here', 'there')"
                          .formatted(table.name())))
          .as(table.name())
          .hasSize(table.name().equals("location_deletion") ? FilledStore.LOCATIONS.size() + 1 : 0);
    }
    for (String shared : List.of("token", "app_authorization", "voucher")) {
      assertThat(fixture().rows("SELECT * FROM " + shared)).as(shared).isEmpty();
    }
    assertThat(stores().apps().list()).allMatch(app -> app.locations().isEmpty());
  }

  @Test
  void whatBelongsToOthersStays() {
    stores().tokens().create(token("here", HERE));
    stores().tokens().create(token("there", THERE));
    stores().apps().create(app(HERE, THERE));
    stores().operators().create(operator("all", null));
    stores().operators().create(operator("both", List.of(HERE, THERE)));
    stores().operators().create(operator("one", List.of(HERE)));
    insert(Contacts.blank("1"));
    Writing.to(stores()).tags().add(THERE, Writing.TEST, new LocationTag("t", "stays"));

    assertThat(deletions().begin(HERE, NOW)).isTrue();
    finish(HERE);

    assertThat(stores().locations().find(THERE)).isPresent();
    assertThat(fixture().tags(THERE)).containsExactly("stays");
    assertThat(stores().tokens().find(TokenHash.of("there")).orElseThrow().revoked()).isNull();
    assertThat(stores().tokens().find(TokenHash.of("here"))).isEmpty();
    assertThat(stores().apps().list().getFirst().locations()).containsExactly(THERE);
    assertThat(stores().operators().list())
        .extracting(Operator::locations)
        .containsExactlyInAnyOrder(null, List.of(THERE), List.of());
  }

  @Test
  void itIsGoneAtOnceAndItsTokensFirst() {
    stores().tokens().create(token("t", HERE));
    long revision = stores().tokens().revision();
    insert(Contacts.blank("1"));
    assertThat(deletions().begin(HERE, NOW)).isTrue();
    assertThat(stores().tokens().find(TokenHash.of("t")).orElseThrow().revoked()).isEqualTo(NOW);
    assertThat(stores().tokens().revision()).isNotEqualTo(revision);
    assertThat(stores().locations().find(HERE)).isEmpty();
    assertThat(stores().locations().list()).extracting(each -> each.id()).containsExactly(THERE);
    assertThat(deletions().pending()).containsExactly(HERE);
    assertThatExceptionOfType(UnknownLocation.class)
        .isThrownBy(() -> new Caller(stores()).upsert(HERE, "new@example.com", null));
    assertThatExceptionOfType(UnknownLocation.class)
        .isThrownBy(() -> stores().tokens().create(token("late", HERE)));
    assertThat(stores().locations().create(location(HERE))).isEqualTo(Created.ID_TAKEN);
    assertThat(fixture().contactIds(HERE)).hasSize(1);
  }

  /** Its request was authenticated before the deletion, and is carried out after it. */
  @Test
  void nothingIsGrantedInItAnyMore() {
    App app = app(HERE, THERE);
    stores().apps().create(app);
    Authorization before = authorization("before", app, HERE);
    assertThat(stores().apps().begin(before, code(before), any -> true)).isTrue();
    assertThat(deletions().begin(HERE, NOW)).isTrue();
    Authorization late = authorization("late", app, HERE);
    assertThat(stores().apps().begin(late, code(late), any -> true)).isFalse();
    assertThat(exchanged(before)).isEmpty();
    finish(HERE);
    assertThat(stores().apps().find(code(late).credential().hash())).isEmpty();

    assertThat(stores().locations().create(location(HERE))).isEqualTo(Created.ADDED);
    assertThat(stores().tokens().list(HERE)).isEmpty();
    Authorization anew = authorization("anew", app, HERE);
    assertThat(stores().apps().begin(anew, code(anew), any -> true)).isTrue();
    assertThat(exchanged(anew)).isPresent();
  }

  private Optional<Authorization> exchanged(Authorization authorization) {
    return stores()
        .apps()
        .exchange(
            code(authorization).credential().hash(),
            held -> ExchangeDecision.EXCHANGE,
            next -> code(next, "next"),
            NOW);
  }

  private static Authorization authorization(String id, App app, LocationId location) {
    return new Authorization(
        id, app.id(), location, "person", app.scopes(), NOW, NOW.plusSeconds(60), null);
  }

  private static TokenGrant code(Authorization authorization) {
    return code(authorization, "code");
  }

  private static TokenGrant code(Authorization authorization, String secret) {
    return new TokenGrant(
        null,
        new AppCredential(
            TokenHash.of(secret + authorization.id()),
            authorization.id(),
            authorization.app(),
            AppCredential.Kind.REFRESH,
            null,
            NOW,
            NOW.plusSeconds(60),
            null));
  }

  /**
   * While changes of a deleted location are still stored, they are never counted for another
   * location, whoever writes at the same time.
   */
  @Test
  void itsChangesAreNotTakenForAnothers() throws Exception {
    for (int i = 0; i < 3; i++) {
      new Caller(stores()).upsert(THERE, i + "@example.com", null);
    }
    assertThat(deletions().begin(THERE, NOW)).isTrue();
    assertThatExceptionOfType(UnknownLocation.class).isThrownBy(() -> work(THERE));
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Boolean>> writes = new ArrayList<>();
      for (int i = 0; i < 2 * AT_ONCE; i++) {
        String email = i % 2 == 0 ? i + "@example.com" : null;
        writes.add(() -> isWritten(email));
      }
      int written = 0;
      for (Future<Boolean> each : callers.invokeAll(writes)) {
        written += each.get() ? 1 : 0;
      }
      assertThat(written).isEqualTo(AT_ONCE);
    }
    assertThat(stores().history().last(HERE)).isEqualTo(AT_ONCE);
    finish(THERE);
  }

  private boolean isWritten(@Nullable String email) {
    try {
      if (email == null) {
        work(THERE);
      } else {
        new Caller(stores()).upsert(HERE, email, null);
      }
      return true;
    } catch (UnknownLocation deleted) {
      return false;
    }
  }

  /** Runs a work without reading the location first. */
  private void work(LocationId location) {
    var _ =
        stores()
            .transactions()
            .exclusively(location, Writing.TEST, Set.of(), view -> Decision.of(true));
  }

  /** However often a deletion is interrupted, the next one continues where it stopped. */
  @Test
  void itGoesOnWhereItHasEnded() {
    IntStream.range(0, MANY).forEach(i -> insert(Contacts.blank("%06d".formatted(i))));
    assertThat(deletions().begin(HERE, NOW)).isTrue();
    int pieces = 0;
    while (deletions().proceed(HERE, NOW) > 0) {
      pieces++;
      if (pieces % 2 == 0) {
        reopen(StoreSettings.DEFAULT);
        assertThat(deletions().begin(HERE, NOW.plusSeconds(pieces))).isTrue();
      }
    }
    fixture().check();
    assertThat(pieces).isGreaterThan(MANY / 1000);
    assertThat(deletions().pending()).isEmpty();
    assertThat(fixture().contactIds(HERE)).isEmpty();
    assertThat(deletions().begin(HERE, NOW)).isFalse();
    assertThat(deletions().proceed(HERE, NOW)).isZero();
  }

  /** The new location has nothing of the deleted one, not even in caches. */
  @Test
  void anotherLocationMayGetTheId() {
    Writing.to(stores())
        .locations()
        .addField(
            HERE,
            Writing.TEST,
            new CustomFieldDefinition("f", "key", "Name", CustomFieldType.TEXT, List.of()));
    new Caller(stores()).upsert(HERE, "a@example.com", null);
    long last = stores().locations().find(HERE).orElseThrow().revision();
    for (int round = 1; round <= 2; round++) {
      assertThat(deletions().begin(HERE, NOW)).isTrue();
      finish(HERE);
      assertThat(stores().locations().create(location(HERE))).isEqualTo(Created.ADDED);
      assertThat(stores().locations().find(HERE).orElseThrow().revision()).isEqualTo(last + round);
      assertThat(stores().locations().find(HERE).orElseThrow().customFields().all()).isEmpty();
      assertThat(new Caller(stores()).upsert(HERE, "a@example.com", null).created()).isTrue();
    }
    assertThat(deletions().proceed(HERE, NOW)).isZero();
    assertThat(fixture().contactIds(HERE)).hasSize(1);
  }

  @Test
  void aLocationThatIsNotThereIsNotDeleted() {
    assertThat(deletions().begin(new LocationId("nowhere"), NOW)).isFalse();
    assertThat(deletions().proceed(new LocationId("nowhere"), NOW)).isZero();
    assertThat(deletions().proceed(HERE, NOW)).isZero();
    assertThat(stores().locations().find(HERE)).isPresent();
    assertThat(deletions().pending()).isEmpty();
  }

  private void finish(LocationId location) {
    while (deletions().proceed(location, NOW) > 0) {}
    assertThat(deletions().pending()).doesNotContain(location);
  }

  private static Token token(String id, LocationId location) {
    return new Token(
        id, TokenHash.of(id), location, null, EnumSet.allOf(Scope.class), NOW, null, null);
  }

  private static Operator operator(String id, List<LocationId> locations) {
    return new Operator(id, TokenHash.of(id), null, locations, NOW, null, null);
  }

  private static App app(LocationId... locations) {
    return new App(
        "app00000000000000001",
        TokenHash.of("app"),
        "App",
        "company",
        List.of(new RedirectUri("https://app.example/back")),
        EnumSet.allOf(Scope.class),
        List.of(locations),
        NOW,
        null);
  }
}
