package dev.cardfile.store.sql.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.activity.TaskQuery;
import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.search.AccessPath;
import dev.cardfile.search.AccessPaths;
import dev.cardfile.search.Filter;
import dev.cardfile.search.RandomSearches;
import dev.cardfile.search.Search;
import dev.cardfile.store.sql.copy.CopyStatements;
import dev.cardfile.store.sql.jdbc.Dialect;
import dev.cardfile.store.sql.jdbc.Wording;
import dev.cardfile.store.sql.query.SearchSql;
import dev.cardfile.store.sql.query.SqlBuilder;
import dev.cardfile.store.sql.query.TaskSearchSql;
import dev.cardfile.store.sql.row.Table;
import dev.cardfile.store.sql.schema.SchemaStatements;
import dev.cardfile.store.sql.statement.ActivityStatements;
import dev.cardfile.store.sql.statement.AppStatements;
import dev.cardfile.store.sql.statement.ImportStatements;
import dev.cardfile.store.sql.statement.OperatorStatements;
import dev.cardfile.store.sql.statement.SizeStatements;
import dev.cardfile.store.sql.statement.Statements;
import dev.cardfile.store.sql.table.Tables;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules that every statement sent to PostgreSQL must obey for a cluster that is distributed by
 * location.
 */
class StatementRulesTest {

  /** The tables whose rows belong to a location. */
  private static final Set<String> OF_LOCATIONS =
      Set.of(
          "location",
          "location_deletion",
          "custom_field",
          "tag",
          "named_value",
          "contact",
          "contact_key",
          "contact_alias",
          "contact_term",
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
          "import_row");

  private static final String COUNT_OF = "count of ";

  /** Reports whether a statement deliberately reads all locations; it only reads. */
  static boolean isOfAllLocations(Constant statement) {
    return Set.of(
                "ALL_LOCATIONS", "LOCATION_IDS", "DELETION_IDS", "PENDING_DELETIONS", "DUE_IMPORTS")
            .contains(statement.name())
        || statement.name().startsWith(COUNT_OF);
  }

  /**
   * Reports whether a statement is sent only to a single PostgreSQL, where the location may also
   * come from a join.
   */
  static boolean isOfOneMachine(Constant statement) {
    return Set.of(
                "OLDEST_HOLDERS",
                "CONTACTS",
                "ALIASES",
                "OUTCOMES",
                "LOCK_LOCATIONS",
                "KEPT_CHANGES_OF_LOCATIONS")
            .contains(statement.name())
        || statement.name().endsWith("Many");
  }

  private static final Pattern TABLE =
      Pattern.compile("\\b(?:FROM|JOIN|INTO|UPDATE)\\s+(?!SET\\b)([a-z_]+)");
  private static final Pattern LOCKS = Pattern.compile("\\bFOR (NO KEY |KEY )?(UPDATE|SHARE)\\b");

  record Constant(String name, String sql) {

    List<String> tables() {
      return TABLE.matcher(sql).results().map(found -> found.group(1)).toList();
    }

    long tablesOfLocations() {
      return tables().stream().filter(OF_LOCATIONS::contains).count();
    }

    boolean matches(String pattern) {
      return Pattern.compile(pattern).matcher(sql).find();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Constant> statements() {
    Stream<Constant> constants =
        Stream.of(
                Statements.class,
                ActivityStatements.class,
                SchemaStatements.class,
                AppStatements.class,
                ImportStatements.class,
                OperatorStatements.class,
                SizeStatements.class,
                CopyStatements.class,
                PostgresStatements.class)
            .flatMap(type -> Stream.of(type.getDeclaredFields()))
            .filter(field -> !Modifier.isPrivate(field.getModifiers()))
            .map(StatementRulesTest::read)
            .filter(constant -> !constant.name().endsWith("_COLUMNS"));
    return Stream.of(constants, ofTables(), pieces(), searches(), taskSearches())
        .flatMap(each -> each);
  }

  /** Returns the statements that are generated from the columns of each table. */
  private static Stream<Constant> ofTables() {
    return Tables.OF_LOCATIONS.stream()
        .flatMap(table ->
            Stream.of(
                    new Constant(table.name() + " find", table.sql().find()),
                    new Constant(table.name() + " list", table.sql().list()),
                    new Constant(table.name() + " copy", table.sql().copy()),
                    new Constant(table.name() + " clear", table.sql().clear()),
                    new Constant(table.name() + " any", table.sql().any()),
                    new Constant(COUNT_OF + table.name(), table.sql().count()),
                    new Constant(table.name() + " insert", table.sql().insert()),
                    new Constant(table.name() + " update", table.sql().update()),
                    new Constant(table.name() + " delete", table.sql().delete()),
                    new Constant(table.name() + " deleteOwned", table.sql().deleteOwned()),
                    new Constant(table.name() + " insertMany", table.sql().insertMany()),
                    new Constant(table.name() + " updateMany", table.sql().updateMany()),
                    new Constant(table.name() + " insertRows", table.sql().insertRows(2)),
                    new Constant(table.name() + " updateRows", table.sql().updateRows(2)))
                // A table without columns besides its key never has a row updated.
                .filter(statement -> table.canChange() || !statement.name().contains(" update")));
  }

  /** Returns the statements that delete a table with a key piece by piece. */
  private static Stream<Constant> pieces() {
    return Tables.OF_LOCATIONS.stream()
        .filter(table -> table.sql().find().contains(" AND "))
        .flatMap(table ->
            Stream.of(
                new Constant(table.name() + " keyAt", table.sql().keyAt()),
                new Constant(table.name() + " deleteTo", table.sql().deleteTo())));
  }

  /** Returns searches by every field and in every order, as they are sent to PostgreSQL. */
  private static Stream<Constant> searches() {
    RandomSearches random = new RandomSearches(1);
    LocationId location = new LocationId("here");
    Dialect dialect = new PostgresDialect();
    Stream<Filter> groups = Stream.generate(() -> random.filter(2)).limit(100);
    Stream<Filter> tests =
        RandomSearches.fields().stream()
            .flatMap(field ->
                Stream.<Filter>generate(() -> new Filter.Test(field, random.condition(field)))
                    .limit(6));
    return Stream.concat(tests, groups)
        .flatMap(filter -> {
          Search search =
              new Search(filter, random.sorting(), new Search.Start.Offset(0), random.limit(9));
          return Stream.concat(
                  Stream.of(Optional.<AccessPath>empty()),
                  AccessPaths.of(filter).stream().map(Optional::of))
              .flatMap(path -> searches(dialect, location, search, path.orElse(null)));
        })
        .map(SqlBuilder::text)
        .distinct()
        .map(text -> new Constant("search: " + text, text));
  }

  /** Returns searches for tasks, with all conditions at once and with each alone. */
  private static Stream<Constant> taskSearches() {
    Set<ContactId> contacts = Set.of(new ContactId("1"), new ContactId("2"));
    TaskQuery.Place place = new TaskQuery.Place(Instant.EPOCH, "1");
    List<String> words = List.of("word", "jörg");
    return Stream.of(
            new TaskQuery(Set.of(), null, Set.of(), null, null, null, 0, 9),
            new TaskQuery(contacts, null, Set.of(), null, null, null, 0, 9),
            new TaskQuery(Set.of(), true, Set.of(), null, null, null, 0, 9),
            new TaskQuery(Set.of(), null, Set.of("u", "v"), null, null, null, 0, 9),
            new TaskQuery(Set.of(), null, Set.of(), "b", null, null, 0, 9),
            new TaskQuery(Set.of(), null, Set.of(), null, words, null, 0, 9),
            new TaskQuery(Set.of(), null, Set.of(), null, null, place, 0, 9),
            new TaskQuery(contacts, false, Set.of("u"), "b", words, place, 9, 9))
        .map(query ->
            TaskSearchSql.page(new PostgresDialect(), new LocationId("here"), query).text())
        .map(text -> new Constant("task search: " + text, text));
  }

  private static Stream<SqlBuilder> searches(
      Dialect dialect, LocationId location, Search search, @Nullable AccessPath path) {
    Stream<SqlBuilder> some =
        Stream.of(
            SearchSql.page(dialect, location, search, path),
            SearchSql.count(dialect, location, search.filter(), path),
            SearchSql.countAll(dialect, location));
    return path == null
        ? some
        : Stream.concat(
            some,
            Stream.of(
                SearchSql.countLed(dialect, location, path, 9),
                SearchSql.countExactly(dialect, location, search.filter(), path)));
  }

  private static Constant read(Field field) {
    try {
      field.setAccessible(true);
      Object constant = field.get(null);
      return new Constant(
          field.getName(),
          constant instanceof Wording wording ? wording.inPostgres() : (String) constant);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void allTablesAreSeen() {
    assertThat(Tables.OF_LOCATIONS)
        .extracting(Table::name)
        .containsExactlyInAnyOrderElementsOf(OF_LOCATIONS);
    for (Table<?> table : Tables.OF_LOCATIONS) {
      assertThat(table.sql().columns()).matches("[a-z0-9_]+(, [a-z0-9_]+)*");
    }
  }

  @Test
  void allStatementsAreSeen() {
    assertThat(statements()).hasSizeGreaterThan(30);
    assertThat(statements().filter(constant -> constant.tablesOfLocations() > 0))
        .hasSizeGreaterThan(20);
  }

  /**
   * The condition lets the cluster ask one machine only. A join also implies that two locations are
   * equal, but not every cluster's planner can derive the machine from it.
   */
  @ParameterizedTest
  @MethodSource("statements")
  void namesTheLocationOfEveryTable(Constant statement) {
    if (isOfAllLocations(statement)) {
      return;
    }
    boolean inserts = statement.sql().startsWith("INSERT INTO");
    if (inserts && statement.tablesOfLocations() > 0) {
      assertThat(statement.matches("^INSERT INTO [a-z_]+ \\(location_id, ")).isTrue();
      return;
    }
    String location = isOfOneMachine(statement) ? "\\blocation_id = " : "\\blocation_id = \\?";
    assertThat(Pattern.compile(location).matcher(statement.sql()).results().count())
        .as("conditions on the location")
        .isGreaterThanOrEqualTo(statement.tablesOfLocations());
  }

  /** A cluster locks rows on one machine only, and two servers must not wait for each other. */
  @ParameterizedTest
  @MethodSource("statements")
  void locksInOneLocationOrInOrder(Constant statement) {
    List<String> locks = LOCKS.matcher(statement.sql()).results().map(MatchResult::group).toList();
    if (!locks.isEmpty()) {
      assertThat(locks).hasSize(1);
      assertThat(statement.tables()).containsExactly("location");
      String lock = locks.getFirst();
      assertThat(lock).isIn("FOR NO KEY UPDATE", "FOR KEY SHARE");
      assertThat(statement.sql())
          .contains(
              isOfOneMachine(statement)
                  ? "ORDER BY location_id FOR NO KEY UPDATE"
                  : "WHERE location_id = ? " + lock);
    }
  }

  /** A cluster does not run these constructs, or not across several machines. */
  @ParameterizedTest
  @MethodSource("statements")
  void usesNothingThatAClusterForbids(Constant statement) {
    if (isOfOneMachine(statement)) {
      return;
    }
    List<String> forbidden = new ArrayList<>();
    Stream.of(
            "\\bWITH\\b(?! ORDINALITY)",
            "(?s)^UPDATE.*\\bFROM\\b",
            "(?s)^DELETE.*\\bUSING\\b",
            "\\bMERGE\\b",
            "(?s)^INSERT.*\\(SELECT\\b",
            "\\bLIMIT \\d+ FOR\\b")
        .filter(statement::matches)
        .forEach(forbidden::add);
    assertThat(forbidden).isEmpty();
  }
}
