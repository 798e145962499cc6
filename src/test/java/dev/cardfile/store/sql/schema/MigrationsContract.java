package dev.cardfile.store.sql.schema;

import static dev.cardfile.store.Contacts.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.cardfile.access.Operator;
import dev.cardfile.access.Scope;
import dev.cardfile.access.Token;
import dev.cardfile.access.TokenHash;
import dev.cardfile.access.TokenOrigin;
import dev.cardfile.business.Business;
import dev.cardfile.contact.Actor;
import dev.cardfile.contact.Alias;
import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Country;
import dev.cardfile.contact.Followers;
import dev.cardfile.contact.PersonName;
import dev.cardfile.contact.TextField;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.history.Entry;
import dev.cardfile.imports.Counts;
import dev.cardfile.imports.Import;
import dev.cardfile.imports.ImportState;
import dev.cardfile.imports.KeptRow;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.location.FieldDetails;
import dev.cardfile.location.KeptSetting;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.location.LocationProfile;
import dev.cardfile.location.LocationTag;
import dev.cardfile.location.NamedValue;
import dev.cardfile.location.ProfileText;
import dev.cardfile.oauth.App;
import dev.cardfile.oauth.AppCredential;
import dev.cardfile.oauth.RedirectUri;
import dev.cardfile.oauth.StoredCredential;
import dev.cardfile.search.Found;
import dev.cardfile.search.FreeText;
import dev.cardfile.search.Search;
import dev.cardfile.search.Sorting;
import dev.cardfile.store.Activities;
import dev.cardfile.store.BusinessStoreContract;
import dev.cardfile.store.Caller;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.HistoryStore.Feed;
import dev.cardfile.store.ImportStore;
import dev.cardfile.store.Onlooker;
import dev.cardfile.store.QueuedCall;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreInvariants;
import dev.cardfile.store.StoreNotUsable;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.maintenance.MigrationPlan;
import dev.cardfile.store.sql.Database;
import dev.cardfile.store.sql.SqlFixture;
import dev.cardfile.upsert.UpsertResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The guarantees about migrations on every database. The files {@code rows/NNNN.sql} have the rows
 * that are inserted into a store of schema NNNN; a schema without a file has only the migrated rows
 * of earlier ones.
 */
public abstract class MigrationsContract {

  private static final int PROCESSES = 8;
  private static final int ROUNDS = 3;
  private static final LocationId HERE = new LocationId("here");
  private static final String INDEXED =
      "SELECT indexed_contacts FROM location WHERE location_id = 'here'";
  private static final List<String> HISTORY =
      Migration.ALL.stream().map(migration -> row(migration)).toList();

  private SqlFixture fixture;

  public abstract SqlFixture newFixture();

  /** Creates the database, without a store, if it does not exist yet. */
  public abstract void makeDatabase(SqlFixture database);

  /** Migrates as {@link Database#migrate} does, in a program that knows these migrations. */
  public abstract MigrationPlan migrate(SqlFixture database, List<Migration> known);

  /** Plans as {@link Database#plan} does. */
  public abstract MigrationPlan plan(SqlFixture database, List<Migration> known);

  @BeforeEach
  void make() {
    fixture = newFixture();
  }

  @AfterEach
  void remove() {
    fixture.close();
  }

  SqlFixture fixture() {
    return fixture;
  }

  private MigrationPlan migrate(List<Migration> known) {
    return migrate(fixture, known);
  }

  private static String row(Migration migration) {
    return migration.number() + "|" + migration.name();
  }

  /** Returns the migrations of this program, followed by these scripts. */
  static List<Migration> andThen(String... scripts) {
    List<Migration> known = new ArrayList<>(Migration.ALL);
    for (String script : scripts) {
      known.add(new Migration(known.size() + 1, "more", script));
    }
    return known;
  }

  List<String> history() {
    return history(fixture);
  }

  private static List<String> history(SqlFixture database) {
    return database.onlooker().rows("SELECT version, name FROM schema_history ORDER BY version");
  }

  private void execute(String script) {
    try (Connection connection = fixture.onlooker().open();
        Statement statement = connection.createStatement()) {
      for (String sql : script.split(";\\R")) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anEmptyPlaceGetsTheWholeSchemaOnce() {
    assertThat(migrate(Migration.ALL).pending()).hasSize(Migration.ALL.size());
    assertThat(history()).isEqualTo(HISTORY);
    MigrationPlan again = migrate(Migration.ALL);
    assertThat(again).isEqualTo(new MigrationPlan(Migration.ALL.size(), List.of()));
    assertThat(plan(fixture, Migration.ALL)).isEqualTo(again);
    assertThat(history()).isEqualTo(HISTORY);
    fixture.check();
  }

  static IntStream everySchema() {
    return IntStream.rangeClosed(1, Migration.ALL.size());
  }

  /** A store of any earlier schema keeps everything when it is migrated. */
  @ParameterizedTest
  @MethodSource("everySchema")
  void aStoreOfAnySchemaKeepsWhatItHolds(int version) {
    makeStore(version);
    MigrationPlan plan = plan(fixture, Migration.ALL);
    assertThat(plan.current()).isEqualTo(version);
    assertThat(plan.pending()).hasSize(Migration.ALL.size() - version);
    assertThat(history()).hasSize(version);
    try (Stores stores = fixture.open(StoreSettings.DEFAULT, StoreEvents.NONE)) {
      assertThat(history()).isEqualTo(HISTORY);
      assertHoldsAll(stores, version);
      if (version >= 2) {
        assertHoldsActivitiesAndBusinesses(stores);
      }
      if (version >= 4) {
        assertHoldsPartsOfLocations(stores);
      }
      if (version >= 5) {
        assertHoldsApps(stores);
      }
      if (version >= 9) {
        assertHoldsProfiles(stores);
      }
      if (version >= 10) {
        assertHoldsHistory(stores);
      }
      if (version >= 16) {
        assertHoldsOperators(stores);
      }
      if (version >= 15) {
        assertHoldsImports(stores);
      }
      fixture.check();
      assertIsWritable(stores);
    }
    fixture.check();
  }

  /** Creates a store of a schema, with rows of this schema and of all earlier ones. */
  private void makeStore(int version) {
    for (int number = 1; number <= version; number++) {
      migrate(Migration.ALL.subList(0, number));
      String rows = rows(number);
      if (rows != null) {
        execute(rows);
      }
    }
  }

  private static String rows(int number) {
    String path = "rows/%04d.sql".formatted(number);
    try (InputStream rows = MigrationsContract.class.getResourceAsStream(path)) {
      return rows == null ? null : new String(rows.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertHoldsAll(Stores stores, int version) {
    Location location = stores.locations().find(HERE).orElseThrow();
    assertThat(location.name()).isEqualTo("Here & there");
    assertThat(location.country()).isEqualTo(new Country("GB"));
    assertThat(location.preference().allowDuplicates()).isTrue();
    assertThat(location.preference().order().fields())
        .containsExactly(MatchingField.PHONE, MatchingField.EMAIL);
    assertThat(location.customFields().all())
        .extracting(CustomFieldDefinition::key, CustomFieldDefinition::type)
        .containsExactly(
            tuple("colour", CustomFieldType.SINGLE_OPTIONS),
            tuple("size", CustomFieldType.NUMERICAL));
    assertThat(stores.tags().list(HERE))
        .extracting(LocationTag::label)
        .containsExactly("ax", "known to the location only", "zx");
    assertThat(stores.locations().countDuplicates(HERE)).isEqualTo(1);

    assertThat(stores.contacts().count(HERE)).isEqualTo(3);
    Contact full = stores.contacts().find(HERE, new ContactId("1")).orElseThrow();
    Contact written = Contacts.full("1", "x");
    assertThat(full.name()).isEqualTo(written.name());
    assertThat(full.emails()).isEqualTo(written.emails());
    assertThat(full.phones()).isEqualTo(written.phones());
    assertThat(full.texts()).containsEntry(TextField.CITY, "CITYx").hasSize(version < 3 ? 11 : 15);
    assertThat(full.followers()).isEqualTo(version < 3 ? Followers.NONE : written.followers());
    assertThat(full.dateOfBirth()).isEqualTo(written.dateOfBirth());
    assertThat(full.dnd()).isEqualTo(written.dnd());
    assertThat(full.tags()).isEqualTo(written.tags());
    assertThat(full.customFields()).isEqualTo(written.customFields());
    assertThat(full.firstAttribution()).isEqualTo(written.firstAttribution());
    // The rows are from before callers could send an attribution themselves.
    assertThat(full.lastAttribution())
        .isEqualTo(new Attribution(null, "lastx", null, null, null, null, null, null));
    assertThat(full.dateAdded()).isEqualTo(written.dateAdded());
    assertThat(full.dateUpdated()).isEqualTo(written.dateUpdated());
    assertThat(full.lastActivity()).isEqualTo(written.lastActivity());
    assertThat(full.revision()).isEqualTo(version < 10 ? 1 : 7);
    assertThat(stores.aliases().contacts(HERE, Set.of("seD4PfOuKoVMLkEZqohJ")))
        .isEqualTo(version < 13 ? Map.of() : Map.of("seD4PfOuKoVMLkEZqohJ", full.id()));
    Alias given = new Alias("crm", "crm0000000000000019");
    assertThat(stores.imports().aliases(HERE, "import1", null, 9))
        .isEqualTo(
            version < 19 ? List.of() : List.of(new ImportStore.Given(given, new ContactId("1"))));
    assertThat(stores.contacts().find(HERE, new ContactId("3"))).contains(Contacts.blank("3"));

    Token good = stores.tokens().find(TokenHash.of("good")).orElseThrow();
    assertThat(good.isValidAt(NOW)).isTrue();
    assertThat(good.scopes()).isEqualTo(Set.of(Scope.CONTACTS_WRITE));
    Token gone = stores.tokens().find(TokenHash.of("gone")).orElseThrow();
    assertThat(gone.isValidAt(NOW.plusSeconds(5))).isFalse();
  }

  private static void assertHoldsActivitiesAndBusinesses(Stores stores) {
    ContactId contact = new ContactId("1");
    assertThat(stores.notes().list(HERE, contact).orElseThrow())
        .containsExactly(
            Activities.NOTES.least("note2", "1"), Activities.NOTES.full("note1", "1", "x"));
    assertThat(stores.tasks().list(HERE, contact).orElseThrow())
        .containsExactly(
            Activities.TASKS.least("task2", "1"), Activities.TASKS.full("task1", "1", "x"));
    assertThat(stores.businesses().list(HERE, 100, 0))
        .containsExactly(
            BusinessStoreContract.full("business1", "x"),
            new Business("business2", "n", Map.of(), NOW, NOW));
  }

  private static void assertHoldsPartsOfLocations(Stores stores) {
    LocationId shop = new LocationId("shop");
    FieldDetails details =
        new FieldDetails(
            4, "Say it", "As worn", "folder1", List.of(".pdf"), true, 2, List.of("x", ""));
    assertThat(stores.locations().find(shop).orElseThrow().customFields().all())
        .containsExactly(
            new CustomFieldDefinition(
                "field3",
                "pets",
                "Pets",
                CustomFieldType.TEXTBOX_LIST,
                List.of("a", "b"),
                details));
    assertThat(stores.tags().list(shop))
        .containsExactly(
            new LocationTag("tag1", "Gold"),
            new LocationTag(LocationTag.idOf(shop, 0, "old"), "old"));
    assertThat(stores.namedValues().list(shop))
        .containsExactly(new NamedValue("value1", "link", "Link", "https://example.net"));
  }

  private static void assertHoldsProfiles(Stores stores) {
    assertThat(stores.locations().find(new LocationId("shop")).orElseThrow().profile())
        .isEqualTo(
            new LocationProfile(
                Map.of(ProfileText.PHONE, "no phone", ProfileText.BUSINESS_NAME, "Gym"),
                Set.of(KeptSetting.DISABLE_CONTACT_TIMEZONE)));
    assertThat(stores.locations().find(HERE).orElseThrow().profile())
        .isEqualTo(LocationProfile.NONE);
  }

  private static void assertHoldsImports(Stores stores) {
    Import running = stores.imports().find(HERE, "import1").orElseThrow();
    assertThat(running)
        .isEqualTo(
            new Import(
                "import1",
                ImportState.RUNNING,
                "people.csv",
                "{\"invalid\":\"drop\"}",
                "{\"rows\":9}",
                new Actor(Actor.Kind.API, "token1", "app1", "trace1", "import1"),
                null,
                new Import.Spool(300, 1),
                new Counts(1, 2, 3, 1, 1),
                "server1",
                new Import.Times(NOW, NOW.plusMillis(1), NOW.plusMillis(2), null),
                Import.Changes.UNKNOWN,
                null));
    assertThat(stores.imports().list(HERE))
        .extracting(Import::id, Import::state)
        .containsExactly(
            tuple("import2", ImportState.FAILED), tuple("import1", ImportState.RUNNING));
    assertThat(stores.imports().chunk(HERE, "import1", 0)).contains("QUJD");
    assertThat(stores.imports().rows(HERE, "import1", 0, 9))
        .containsExactly(
            new KeptRow(
                7,
                9,
                "partly",
                "1",
                "withheld",
                "Somebody has it.",
                "[\"a\",\"b\"]",
                new KeptRow.Person(
                    Set.of(
                        new MatchKey(MatchingField.EMAIL, "a@example.com"),
                        new MatchKey(MatchingField.PHONE, "+12125550143")),
                    new Alias("", "x1"))));
  }

  private void assertHoldsHistory(Stores stores) {
    List<Entry> entries = ((Feed.Page) stores.history().after(HERE, 4, 9)).entries();
    assertThat(entries).extracting(Entry::seq).containsExactly(5L, 6L);
    assertThat(stores.history().after(HERE, 3, 9)).isEqualTo(new Feed.Expired());
    Entry update = entries.getFirst();
    assertThat(update.at()).isEqualTo(NOW.plusMillis(1));
    assertThat(update.by())
        .isEqualTo(new Actor(Actor.Kind.API, "token1", "app1", "trace1", "import1"));
    assertThat(update.change().after())
        .isEqualTo(stores.contacts().find(HERE, new ContactId("1")).orElseThrow());
    assertThat(update.change().before().texts()).containsEntry(TextField.CITY, "Rome");
    assertThat(update.change().before().dnd().everywhere()).isNull();
    Entry deletion = entries.getLast();
    assertThat(deletion.kind()).isEqualTo(Entry.Kind.DELETED);
    assertThat(deletion.by()).isEqualTo(Actor.COMMAND_LINE);
    assertThat(deletion.change().before().name()).isEqualTo(new PersonName("Gone", null));
    assertThat(deletion.change().before().tags().names()).containsExactly("a", "b");
    assertThat(deletion.change().before().revision()).isEqualTo(3);
    assertThat(fixture.onlooker().rows("SELECT seq, contact_id, id FROM deleted_note"))
        .containsExactly("6|4|note4");
    assertThat(fixture.onlooker().rows("SELECT seq, contact_id, id FROM deleted_task"))
        .containsExactly("6|4|task4");
  }

  private static void assertHoldsOperators(Stores stores) {
    assertThat(stores.operators().list())
        .extracting(Operator::id, Operator::name, Operator::locations)
        .containsExactly(
            tuple("operator1", "Robin", null),
            tuple("operator2", null, List.of(HERE, new LocationId("shop"))));
    assertThat(stores.operators().find(TokenHash.of("good")).orElseThrow().isValidAt(NOW)).isTrue();
    LocationId left = new LocationId("left");
    assertThat(stores.deletions().pending()).containsExactly(left);
    while (stores.deletions().proceed(left, NOW) > 0) {}
    assertThat(stores.deletions().pending()).isEmpty();
    assertThat(stores.tags().list(left)).isEmpty();
  }

  private static void assertHoldsApps(Stores stores) {
    App app = stores.apps().find("app00000000000000001").orElseThrow();
    assertThat(app.isValid()).isTrue();
    assertThat(app.hasSecret("good")).isTrue();
    assertThat(app.redirectUris())
        .extracting(RedirectUri::value)
        .containsExactly("https://a.example/b");
    assertThat(app.locations()).containsExactly(HERE);
    assertThat(app.scopes()).containsExactly(Scope.CONTACTS_WRITE);
    StoredCredential code = stores.apps().find(TokenHash.of("good")).orElseThrow();
    assertThat(code.credential().kind()).isEqualTo(AppCredential.Kind.CODE);
    assertThat(code.credential().used()).isNotNull();
    assertThat(code.authorization().location()).isEqualTo(HERE);
    assertThat(code.authorization().revoked()).isNull();
    Token issued = stores.tokens().find(TokenHash.of("gone too")).orElseThrow();
    assertThat(issued.issued()).isEqualTo(new TokenOrigin(app.id(), code.authorization().id()));
    assertThat(stores.tokens().find(TokenHash.of("good")).orElseThrow().issued()).isNull();
  }

  /** The earlier index contains words with diacritics, which searches no longer look for. */
  @Test
  void aStoreWithAnIndexOfEarlierIsIndexedAnewAndSearchedMeanwhile() {
    makeStore(7);
    execute("UPDATE contact SET first_name = 'Jörg' WHERE id = '1'");
    execute("UPDATE contact_term SET term = 'jörg' WHERE term = 'firstx'");
    migrate(Migration.ALL);
    assertThat(fixture.onlooker().rows("SELECT * FROM contact_term")).isEmpty();
    try (Stores stores = fixture.open(StoreSettings.DEFAULT, StoreEvents.NONE)) {
      assertFindsOne(stores);
    }
    try (Stores stores = fixture.open(StoreSettings.DEFAULT.withUnindexed(0), StoreEvents.NONE)) {
      assertFindsOne(stores);
      while (fixture.onlooker().rows(INDEXED).equals(List.of("0"))) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        assertFindsOne(stores);
      }
      assertFindsOne(stores);
    }
    assertThat(
            fixture
                .onlooker()
                .rows("SELECT kind, contact_id FROM contact_term WHERE term = 'jorg'"))
        .containsExactly("word|1");
    fixture.check();
  }

  private static void assertFindsOne(Stores stores) {
    Found found =
        stores
            .search()
            .find(
                HERE,
                new Search(
                    FreeText.of("jorg"), Sorting.NEWEST_FIRST, new Search.Start.Offset(0), 10));
    assertThat(found.contacts()).extracting(contact -> contact.id().value()).containsExactly("1");
    assertThat(found.total()).isEqualTo(1);
  }

  private void assertIsWritable(Stores stores) {
    UpsertResult found = new Caller(stores).upsert(HERE, "two@example.com", null);
    assertThat(found.created()).isFalse();
    assertThat(found.contact().id()).isEqualTo(new ContactId("2"));
    assertThat(new Caller(stores).upsert(HERE, "new@example.com", null).created()).isTrue();
    assertThat(fixture.tags(HERE)).containsExactly("ax", "known to the location only", "zx");
  }

  /** A future migration may add a column, fill it from others, and create an index on it. */
  @Test
  void rowsAreCarriedThroughMigrationsToCome() {
    makeStore(Migration.ALL.size());
    List<Migration> toCome =
        andThen(
            """
            ALTER TABLE contact ADD COLUMN nickname TEXT;
            UPDATE contact SET nickname = first_name;
            """,
            """
            CREATE INDEX by_nickname ON contact (location_id, nickname);
            CREATE TABLE pet (location_id TEXT NOT NULL, name TEXT NOT NULL, legs INTEGER NOT NULL,
              PRIMARY KEY (location_id, name)) STRICT, WITHOUT ROWID;
            INSERT INTO pet SELECT location_id, nickname, 4 FROM contact
            WHERE nickname IS NOT NULL;
            """);
    MigrationPlan plan = migrate(toCome);
    assertThat(plan.pending()).hasSize(2);
    Onlooker onlooker = fixture.onlooker();
    assertThat(onlooker.rows("SELECT id, nickname FROM contact ORDER BY id"))
        .containsExactly("1|firstx", "2|null", "3|null");
    assertThat(onlooker.rows("SELECT * FROM pet")).containsExactly("here|firstx|4");
    assertThat(migrate(toCome).pending()).isEmpty();
    StoreInvariants.check(onlooker);
  }

  @Test
  void onlyWhatIsMissingIsRun() {
    migrate(Migration.ALL);
    int last = Migration.ALL.size();
    assertThat(migrate(andThen("CREATE TABLE more (id TEXT);\n")))
        .isEqualTo(new MigrationPlan(last, List.of(new MigrationPlan.Step(last + 1, "more"))));
    assertThat(history()).hasSize(last + 1).last().isEqualTo(last + 1 + "|more");
  }

  @Test
  void aMigrationThatFailsLeavesNothing() {
    makeStore(Migration.ALL.size());
    List<Migration> broken =
        andThen(
            "CREATE TABLE half (id TEXT);\nDELETE FROM contact;\nINSERT INTO nothing VALUES (1);\n");
    for (int tries = 0; tries < 2; tries++) {
      assertThatExceptionOfType(StoreNotUsable.class).isThrownBy(() -> migrate(broken));
      assertThat(history()).isEqualTo(HISTORY);
      assertThat(fixture.contactIds(HERE)).hasSize(3);
    }
    migrate(andThen("CREATE TABLE half (id TEXT);\n"));
    assertThat(fixture.onlooker().rows("SELECT * FROM half")).isEmpty();
  }

  @Test
  void aSchemaNewerThanTheProgramIsRefused() {
    migrate(andThen("CREATE TABLE more (id TEXT);\n"));
    int last = Migration.ALL.size();
    assertRefused(
        "has schema version %d, but this program only knows up to %d".formatted(last + 1, last));
    assertThat(history()).hasSize(last + 1);
  }

  @Test
  void aSchemaOfAnotherBuildIsRefused() {
    Migration first = Migration.ALL.getFirst();
    migrate(List.of(new Migration(1, first.name(), first.script() + "-- more")));
    assertRefused("was created by a different build of Cardfile: migration 1 differs");
    assertThat(history()).hasSize(1);
  }

  @Test
  void anotherProgramsDatabaseIsRefusedAndLeftAlone() {
    makeDatabase(fixture);
    execute("CREATE TABLE letters (id TEXT)");
    assertRefused("is not a Cardfile database");
    assertThat(fixture.onlooker().rows("SELECT * FROM letters")).isEmpty();
    execute("DROP TABLE letters");
    migrate(Migration.ALL);
  }

  private void assertRefused(String message) {
    for (Runnable use :
        List.<Runnable>of(
            () -> migrate(Migration.ALL),
            () -> plan(fixture, Migration.ALL),
            () -> fixture.open(StoreSettings.DEFAULT, StoreEvents.NONE).close())) {
      assertThatExceptionOfType(StoreNotUsable.class)
          .isThrownBy(use::run)
          .withMessageContaining(message)
          .withMessageNotContaining("\n");
    }
  }

  @Test
  void manyWhoStartAtOnceMigrateOnce() {
    for (int round = 0; round < ROUNDS; round++) {
      SqlFixture database = newFixture();
      try (database) {
        CyclicBarrier start = new CyclicBarrier(PROCESSES);
        List<QueuedCall<MigrationPlan>> all =
            IntStream.range(0, PROCESSES)
                .mapToObj(i ->
                    QueuedCall.start(() -> {
                      await(start);
                      return migrate(
                          database, andThen("CREATE TABLE more (id TEXT PRIMARY KEY);\n"));
                    }))
                .toList();
        all.forEach(QueuedCall::answer);
        assertThat(history(database)).hasSize(Migration.ALL.size() + 1);
        assertThat(database.onlooker().rows("SELECT revision FROM token_revision")).hasSize(1);
      }
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
