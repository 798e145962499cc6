package dev.cardfile.store.sql.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardfile.contact.ContactId;
import dev.cardfile.postgres.PostgresServer;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.Onlooker;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreNotUsable;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.maintenance.Copied;
import dev.cardfile.store.maintenance.CopyProgress;
import dev.cardfile.store.maintenance.TableSum;
import dev.cardfile.store.sql.ClusterFixture;
import dev.cardfile.store.sql.Database;
import dev.cardfile.store.sql.FilledStore;
import dev.cardfile.store.sql.PostgresFixture;
import dev.cardfile.store.sql.SqlFixture;
import dev.cardfile.store.sql.SqliteFixture;
import dev.cardfile.store.sql.table.LocationTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Copying a store, from each kind of database to each. */
class StoreCopyTest {

  /** All tables that are copied, with the columns of their keys to sort by. */
  private static final Map<String, String> ORDERS =
      Map.ofEntries(
          Map.entry("location", "1"),
          Map.entry("location_deletion", "1"),
          Map.entry("custom_field", "1, 2"),
          Map.entry("tag", "1, 2"),
          Map.entry("named_value", "1, 2"),
          Map.entry("contact", "1, 2"),
          Map.entry("contact_key", "1, 2, 3, 4"),
          Map.entry("contact_alias", "1, 2, 3"),
          Map.entry("contact_change", "1, 2"),
          Map.entry("kept_changes", "1"),
          Map.entry("deleted_note", "1, 2, 3, 4"),
          Map.entry("deleted_task", "1, 2, 3, 4"),
          Map.entry("note", "1, 2, 3"),
          Map.entry("task", "1, 2, 3"),
          Map.entry("business", "1, 2"),
          Map.entry("retry_outcome", "1, 2, 3"),
          Map.entry("contact_import", "1, 2"),
          Map.entry("import_chunk", "1, 2, 3"),
          Map.entry("import_row", "1, 2, 3"),
          Map.entry("app", "1"),
          Map.entry("app_authorization", "1"),
          Map.entry("voucher", "1"),
          Map.entry("operator", "1"),
          Map.entry("console_link", "1"),
          Map.entry("token", "1"),
          Map.entry("token_revision", "1"));

  /**
   * The number of a row of {@link FilledStore} at which a copy is interrupted, when some rows have
   * already been written.
   */
  private static final int MIDDLE = 1200;

  private SqlFixture source;
  private SqlFixture target;

  enum Kind {
    SQLITE {
      @Override
      SqlFixture fixture() {
        return new SqliteFixture();
      }

      @Override
      SqlFixture migrated() {
        return fixture();
      }
    },
    POSTGRESQL {
      @Override
      SqlFixture fixture() {
        return new PostgresFixture();
      }

      @Override
      SqlFixture migrated() {
        return PostgresFixture.migrated();
      }
    },
    /**
     * The target has a store from the start, because only the tables of a store can be distributed.
     */
    CLUSTER {
      @Override
      SqlFixture fixture() {
        return new ClusterFixture();
      }

      @Override
      SqlFixture migrated() {
        return fixture();
      }
    };

    /** Returns a database without a store, if this kind allows that. */
    abstract SqlFixture fixture();

    /** Returns a database that may already have the tables of a store. */
    abstract SqlFixture migrated();
  }

  record Pair(Kind from, Kind to) {}

  static Stream<Kind> kinds() {
    return Stream.of(Kind.SQLITE, Kind.POSTGRESQL);
  }

  static Stream<Pair> pairs() {
    return kinds().flatMap(from -> kinds().map(to -> new Pair(from, to)));
  }

  /** Stands for the death of the process in the middle of a copy. */
  private static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private void open(Pair pair) {
    source = pair.from().migrated();
    target = pair.to().fixture();
    try (Stores stores = open(source)) {
      FilledStore.fill(stores);
    }
  }

  private static Stores open(SqlFixture fixture) {
    return fixture.open(StoreSettings.DEFAULT, StoreEvents.NONE);
  }

  @AfterEach
  void remove() {
    source.close();
    if (target != null) {
      target.close();
    }
  }

  private Copied copy() {
    return copy(false, CopyProgress.NONE);
  }

  private Copied copy(boolean anew, CopyProgress progress) {
    return source.database().copyTo(target.database(), anew, progress);
  }

  /** Copies, and runs an action when a number of rows have been copied. */
  private Copied copyAndAt(int row, Runnable interference) {
    return copy(
        false,
        (what, done, total, unit) -> {
          if (what.equals("copying") && done == row) {
            interference.run();
          }
        });
  }

  private void dieAt(int row) {
    assertThatExceptionOfType(Died.class)
        .isThrownBy(() ->
            copyAndAt(
                row,
                () -> {
                  throw new Died();
                }));
  }

  private static void assertRefused(ThrowingCallable refused, String message) {
    assertThatExceptionOfType(StoreNotUsable.class)
        .isThrownBy(refused)
        .withMessageContaining(message)
        .withMessageNotContaining("\n");
  }

  private void change(SqlFixture fixture, String sql) {
    try (Connection connection = fixture.onlooker().open();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Returns everything except the search index, which a copy builds anew, read independently of the
   * code that copies.
   */
  private static Map<String, List<String>> contents(SqlFixture fixture) {
    try (Connection connection = fixture.onlooker().open()) {
      return ORDERS.entrySet().stream()
          .collect(
              Collectors.toMap(
                  Map.Entry::getKey,
                  table ->
                      Onlooker.rows(
                          connection,
                          "SELECT %s FROM %s ORDER BY %s"
                              .formatted(
                                  table.getKey().equals("location")
                                      ? "location_id, " + LocationTable.TABLE.sql().columns()
                                      : "*",
                                  table.getKey(),
                                  table.getValue()))));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private void assertCopied(Copied copied) {
    Map<String, List<String>> there = contents(target);
    assertThat(there).isEqualTo(contents(source));
    assertThat(copied.tables())
        .extracting(TableSum::table)
        .containsExactly(
            "location",
            "location_deletion",
            "custom_field",
            "tag",
            "named_value",
            "contact",
            "contact_key",
            "contact_alias",
            "contact_change",
            "kept_changes",
            "deleted_note",
            "deleted_task",
            "note",
            "task",
            "business",
            "retry_outcome",
            "contact_import",
            "import_chunk",
            "import_row",
            "app",
            "app_authorization",
            "voucher",
            "operator",
            "console_link",
            "token");
    for (TableSum sum : copied.tables()) {
      assertThat(sum.rows()).isPositive().isEqualTo(there.get(sum.table()).size());
    }
    target.check();
    try (Stores before = open(source);
        Stores after = open(target)) {
      assertThat(FilledStore.answers(after)).isEqualTo(FilledStore.answers(before));
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void theCopyAnswersAsTheStoreDid(Pair pair) {
    open(pair);
    Copied copied = copy();
    assertThat(copied.alreadyThere()).isZero();
    assertCopied(copied);
    assertRefused(this::copy, "is in use");
    assertCopied(copied);
  }

  /** The sum of the same contents is the same on all databases, and any difference changes it. */
  @ParameterizedTest
  @MethodSource("pairs")
  void sumsAreOfTheContents(Pair pair) {
    open(pair);
    List<TableSum> before = sums(source);
    copy();
    List<TableSum> sound = sums(target);
    assertThat(sound).isEqualTo(before);
    for (String damage :
        List.of(
            "UPDATE location SET revision = revision + 1 WHERE location_id = 'empty'",
            "UPDATE custom_field SET options = NULL WHERE id = 'f1'",
            "UPDATE custom_field SET details = NULL WHERE id = 'f1'",
            "UPDATE tag SET name = 'other' WHERE name = 'aplain'",
            "UPDATE tag SET label = NULL WHERE name = 'by hand'",
            "UPDATE named_value SET value = '' WHERE id = 'v1'",
            "UPDATE contact SET gender = '' WHERE id = 'many0001'",
            "UPDATE contact_key SET contact_id = 'x' WHERE value = 'many0001@example.com'",
            "UPDATE contact_alias SET contact_id = 'x' WHERE alias = 'alias2'",
            "UPDATE note SET pinned = 0 WHERE id = 'n2'",
            "UPDATE task SET due_date = due_date + 1 WHERE id = 't2'",
            "UPDATE business SET city = NULL WHERE id = 'b2'",
            "UPDATE retry_outcome SET etag = NULL WHERE retry_key = 'key2'")) {
      change(target, damage);
      List<TableSum> damaged = sums(target);
      assertThat(damaged).as(damage).isNotEqualTo(sound);
      sound = damaged;
    }
  }

  private static List<TableSum> sums(SqlFixture fixture) {
    try (StoreSnapshot snapshot = StoreSnapshot.of(fixture.engine())) {
      return snapshot.sums((table, row) -> {});
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aCopyThatWasCutOffIsServedByNobodyAndGoesOn(Pair pair) {
    open(pair);
    dieAt(MIDDLE);
    assertThat(target.onlooker().rows("SELECT count(*) FROM contact")).isNotEqualTo(List.of("0"));
    assertThat(target.onlooker().rows("SELECT count(*) FROM token")).isEqualTo(List.of("0"));
    assertUnfinished();
    Database half = target.database();
    assertRefused(
        () -> half.copyTo(source.database(), false, CopyProgress.NONE), "unfinished copy");
    Copied copied = copy();
    assertThat(copied.alreadyThere()).isPositive();
    assertCopied(copied);
  }

  private void assertUnfinished() {
    assertRefused(() -> open(target), "holds an unfinished copy: run 'cardfile copy' again");
    assertRefused(() -> target.database().plan(), "holds an unfinished copy");
    assertRefused(() -> target.database().migrate(), "holds an unfinished copy");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whatIsInUseIsNotTouched(Kind to) {
    open(new Pair(Kind.SQLITE, to));
    try (Stores stores = open(target)) {
      stores.locations().create(FilledStore.location("other"));
    }
    Map<String, List<String>> before = contents(target);
    assertRefused(this::copy, "is in use");
    assertRefused(() -> copy(true, CopyProgress.NONE), "is in use");
    assertThat(contents(target)).isEqualTo(before);
    open(target).close();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aStoreThatHasChangedSinceIsCopiedOnlyAnew(Pair pair) {
    open(pair);
    dieAt(MIDDLE);
    change(source, "UPDATE contact SET city = 'Moved' WHERE id = 'many0001'");
    assertRefused(this::copy, "differs from");
    assertUnfinished();
    assertCopied(copy(true, CopyProgress.NONE));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void twoStoresAreNeverMixed(Kind to) {
    open(new Pair(Kind.SQLITE, to));
    dieAt(MIDDLE);
    try (SqlFixture other = Kind.SQLITE.fixture()) {
      try (Stores stores = open(other)) {
        stores.locations().create(FilledStore.location("zz-other"));
      }
      assertRefused(
          () -> other.database().copyTo(target.database(), false, CopyProgress.NONE),
          "something else has written to it");
      assertUnfinished();
      other.database().copyTo(target.database(), true, CopyProgress.NONE);
      assertThat(contents(target)).isEqualTo(contents(other));
    }
  }

  /** The first change is detected only by the sums, because the rows have already been compared. */
  @ParameterizedTest
  @MethodSource("kinds")
  void whatSomebodyElseDoesToTheCopyIsFound(Kind to) {
    open(new Pair(Kind.SQLITE, to));
    String damage = "UPDATE contact SET last_name = 'x' WHERE id = '0blank'";
    assertRefused(
        () -> copyAndAt(MIDDLE, () -> change(target, damage)), "something else has written to it");
    assertUnfinished();
    assertRefused(this::copy, "differs from");
    assertUnfinished();
    change(target, "UPDATE contact SET last_name = NULL WHERE id = '0blank'");
    change(target, "INSERT INTO tag (location_id, name) VALUES ('strict', 'zzz')");
    assertRefused(this::copy, "in tag");
    change(target, "DELETE FROM tag WHERE name = 'zzz'");
    assertCopied(copy());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void ofTwoCopiesAtOnceTheOneThatIsLateStops(Kind to) {
    open(new Pair(Kind.SQLITE, to));
    assertRefused(() -> copyAndAt(MIDDLE, this::copy), "finished by another copy");
    assertThat(contents(target)).isEqualTo(contents(source));
    target.check();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whatIsWrittenMeanwhileStaysBehindWhole(Kind from) {
    open(new Pair(from, Kind.SQLITE));
    Map<String, List<String>> before = contents(source);
    try (Stores stores = open(source)) {
      copyAndAt(
          1,
          () ->
              FilledStore.insert(
                  stores, FilledStore.STRICT, List.of(Contacts.withEmails("zzz", "z@z.zz"))));
      assertThat(stores.contacts().find(FilledStore.STRICT, new ContactId("zzz"))).isPresent();
    }
    assertThat(contents(target)).isEqualTo(before);
    target.check();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aServerThatRunsThereServesNobodyBeforeAllIsThere(Kind to) {
    open(new Pair(Kind.SQLITE, to));
    try (Stores serving = open(target)) {
      copyAndAt(MIDDLE, () -> assertThat(serving.tokens().find(FilledStore.GOOD.hash())).isEmpty());
      assertThat(serving.tokens().find(FilledStore.GOOD.hash())).contains(FilledStore.GOOD);
      assertThat(serving.contacts().find(FilledStore.STRICT, new ContactId("0blank"))).isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource(names = "CLUSTER", mode = EnumSource.Mode.EXCLUDE)
  void aStoreIsNotCopiedToItself(Kind kind) {
    source = kind.fixture();
    assertRefused(
        () -> source.database().copyTo(source.database(), false, CopyProgress.NONE), "no store");
    open(source).close();
    Map<String, List<String>> before = contents(source);
    assertRefused(
        () -> source.database().copyTo(source.database(), false, CopyProgress.NONE),
        "cannot be copied to itself");
    assertThat(contents(source)).isEqualTo(before);
    open(source).close();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aNewerSchemaIsRefusedOnEitherSide(Pair pair) {
    open(pair);
    open(target).close();
    String newer = "INSERT INTO schema_history VALUES (99, 'later', 'x', 0)";
    change(target, newer);
    assertRefused(this::copy, "use a newer Cardfile");
    change(target, "DELETE FROM schema_history WHERE version = 99");
    change(source, newer);
    assertRefused(this::copy, "use a newer Cardfile");
    open(target).close();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void rowsThatBelongToNoLocationAreNotLeftBehindInSilence(Kind from) {
    open(new Pair(from, Kind.SQLITE));
    change(source, "INSERT INTO tag (location_id, name) VALUES ('nowhere', 'lost')");
    assertRefused(this::copy, "1 rows of tag belong to no location");
    assertUnfinished();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aLostConnectionEndsTheCopyWhichThenGoesOn(Kind from) {
    open(new Pair(from, Kind.POSTGRESQL));
    String url = ((PostgresFixture) target).url();
    assertRefused(
        () -> copyAndAt(MIDDLE, () -> PostgresServer.shared().terminateBackends(url)),
        "; run the command again to resume");
    Copied copied = copy();
    assertThat(copied.alreadyThere()).isPositive();
    assertCopied(copied);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whatTheDatabaseRefusesIsToldWithoutTheRow(Kind to) {
    open(new Pair(Kind.SQLITE, to));
    assertThatExceptionOfType(StoreNotUsable.class)
        .isThrownBy(() ->
            copyAndAt(
                MIDDLE,
                () ->
                    change(
                        target,
                        "INSERT INTO token VALUES ('good', 'h', 'l', 'n', NULL, 0, NULL, NULL, NULL, NULL)")))
        .withMessageContaining(target.database().toString())
        .withMessageNotContaining(FilledStore.GOOD.hash().hex())
        .withMessageNotContaining("\n");
    assertUnfinished();
  }
}
