package dev.cardfile.store;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardfile.postgres.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The violations that {@link StoreInvariants} detects on each database, in tables with only the
 * columns that it reads.
 */
class StoreInvariantsTest {

  enum Kind {
    SQLITE,
    POSTGRESQL
  }

  /** The database of the tests on PostgreSQL. */
  private static Onlooker postgres;

  @TempDir private Path folder;
  private Onlooker database;

  @BeforeAll
  static void createDatabase() {
    postgres = new Onlooker(PostgresServer.shared().newDatabase());
  }

  @AfterEach
  void drop() throws SQLException {
    if (database.equals(postgres)) {
      change(
          "DROP TABLE location, location_deletion, custom_field, tag, named_value, business, token, contact, contact_term, contact_key, contact_alias, contact_import, import_chunk, import_row, contact_change, kept_changes, deleted_note, deleted_task, retry_outcome, note, task");
    }
  }

  @AfterAll
  static void dropDatabase() {
    PostgresServer.shared().dropDatabase(postgres.url());
  }

  private void create(Kind kind) throws SQLException {
    database =
        switch (kind) {
          case SQLITE -> new Onlooker("jdbc:sqlite:" + folder.resolve("cardfile.db"));
          case POSTGRESQL -> postgres;
        };
    change(
        """
        CREATE TABLE location (location_id %1$s, allow_duplicates BIGINT, match_order %1$s,
          indexed_to %1$s, indexed_contacts BIGINT DEFAULT 0);
        CREATE TABLE location_deletion (location_id %1$s, ended_at BIGINT);
        CREATE TABLE custom_field (location_id %1$s);
        CREATE TABLE tag (location_id %1$s);
        CREATE TABLE named_value (location_id %1$s);
        CREATE TABLE business (location_id %1$s);
        CREATE TABLE token (location_id %1$s);
        INSERT INTO location_deletion VALUES ('gone', 1), ('going', NULL);
        INSERT INTO tag VALUES ('one'), ('going');
        CREATE TABLE contact (location_id %1$s, id %1$s, email %1$s,
          additional_emails %1$s, phone %1$s, additional_phones %1$s, tags %1$s,
          revision BIGINT DEFAULT 1, last_change BIGINT DEFAULT 0);
        CREATE TABLE contact_term (location_id %1$s, kind %1$s, term %1$s, contact_id %1$s);
        CREATE TABLE contact_key (location_id %1$s, field %1$s, value %1$s,
          contact_id %1$s);
        CREATE TABLE contact_import (location_id %1$s, id %1$s, state %1$s, chunks BIGINT);
        CREATE TABLE import_chunk (location_id %1$s, import_id %1$s, number BIGINT);
        CREATE TABLE import_row (location_id %1$s, import_id %1$s);
        INSERT INTO contact_import VALUES ('one', 'i', 'running', 2), ('lax', 'j', 'done', 2);
        INSERT INTO import_chunk VALUES ('one', 'i', 0), ('one', 'i', 1);
        INSERT INTO import_row VALUES ('one', 'i'), ('lax', 'j');
        CREATE TABLE contact_alias (location_id %1$s, source %1$s, alias %1$s, contact_id %1$s);
        INSERT INTO contact_alias VALUES ('one', 's', 'a', '1'), ('one', 's', 'b', '9');
        CREATE TABLE contact_change (location_id %1$s, seq BIGINT, kind %1$s DEFAULT 'deleted',
          contact_id %1$s DEFAULT '9', previous BIGINT DEFAULT 0);
        CREATE TABLE deleted_note (location_id %1$s, seq BIGINT, contact_id %1$s);
        CREATE TABLE deleted_task (location_id %1$s, seq BIGINT, contact_id %1$s);
        INSERT INTO deleted_note VALUES ('one', 2, '9');
        INSERT INTO deleted_task VALUES ('lax', 3, '9');
        CREATE TABLE kept_changes (location_id %1$s, gone_to BIGINT);
        INSERT INTO contact_change (location_id, seq) VALUES
          ('one', 1), ('one', 2), ('lax', 2), ('lax', 3), ('lax', 4), ('mail', 2);
        UPDATE contact_change SET previous = seq - 1 WHERE seq = 2 OR seq = 4;
        INSERT INTO contact_change (location_id, seq, kind, contact_id, previous) VALUES
          ('one', 3, 'created', '2', 0), ('one', 4, 'updated', '2', 3), ('one', 5, 'created', '7', 0),
          ('one', 6, 'deleted', '7', 5);
        INSERT INTO kept_changes VALUES ('one', 0), ('lax', 2), ('mail', 3);
        CREATE TABLE note (location_id %1$s, contact_id %1$s);
        CREATE TABLE task (location_id %1$s, contact_id %1$s);
        CREATE TABLE retry_outcome (location_id %1$s, scope %1$s, retry_key %1$s,
          fingerprint %1$s, status BIGINT, body %1$s, etag %1$s, contact_id %1$s);
        INSERT INTO retry_outcome (location_id, fingerprint, status, body) VALUES ('one', 'f', 200, '{}');
        INSERT INTO note VALUES ('one', '1');
        INSERT INTO task VALUES ('one', '2');
        INSERT INTO location (location_id, allow_duplicates, match_order) VALUES ('one', 0, 'email,phone'), ('lax', 1, 'email'), ('mail', 0, 'email');
        INSERT INTO contact (location_id, id, email, additional_emails, phone,
          additional_phones) VALUES
          ('one', '1', 'a', '["b","c"]', '+1', '["+2"]'), ('one', '2', NULL, NULL, NULL, NULL),
          ('lax', '3', 'a', NULL, NULL, NULL), ('lax', '4', NULL, '["a"]', NULL, NULL),
          ('mail', '5', NULL, NULL, '+3', NULL), ('mail', '6', NULL, NULL, NULL, '["+3"]');
        UPDATE contact SET last_change = 4 WHERE id = '2';
        INSERT INTO contact_key VALUES
          ('one', 'email', 'a', '1'), ('one', 'email', 'b', '1'), ('one', 'email', 'c', '1'),
          ('one', 'phone', '+1', '1'), ('one', 'phone', '+2', '1'),
          ('lax', 'email', 'a', '3'), ('lax', 'email', 'a', '4'),
          ('mail', 'phone', '+3', '5'), ('mail', 'phone', '+3', '6');
        UPDATE location SET indexed_to = '5', indexed_contacts = 1 WHERE location_id = 'mail';
        UPDATE contact SET tags = '["x"]' WHERE location_id = 'mail';
        INSERT INTO contact_term VALUES ('mail', 'tag', 'x', '5'), ('mail', 'word', 'y', '5');
        """
            .formatted(kind == Kind.POSTGRESQL ? "TEXT COLLATE \"C\"" : "TEXT"));
  }

  private void change(String statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database.url());
        Statement statement = connection.createStatement()) {
      for (String each : statements.split(";\\R")) {
        statement.execute(each);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSoundDatabasePasses(Kind kind) throws SQLException {
    create(kind);
    StoreInvariants.check(database);
    StoreInvariants.checkNoDuplicates(database);
  }

  /** Returns each way in which a database can be damaged, with the message it must cause. */
  static Stream<Arguments> damages() {
    Map<String, String> damages =
        Map.ofEntries(
            Map.entry(
                "DELETE FROM contact_key WHERE value = 'a' AND contact_id = '1'", "without a key"),
            Map.entry("DELETE FROM contact_key WHERE value = 'c'", "without a key"),
            Map.entry("DELETE FROM contact_key WHERE value = '+1'", "without a key"),
            Map.entry(
                "UPDATE contact SET additional_phones = '[\"+2\",\"+9\"]' WHERE id = '1'",
                "without a key"),
            Map.entry(
                "INSERT INTO contact_key VALUES ('one', 'email', 'd', '1')", "without a holder"),
            Map.entry("UPDATE contact_key SET field = 'phone' WHERE value = 'b'", "without a key"),
            Map.entry("DELETE FROM contact WHERE id = '4'", "without a holder"),
            Map.entry(
                "UPDATE contact SET additional_emails = '[\"b\",\"c\",\"a\"]' WHERE id = '1'",
                "has one twice"),
            Map.entry("UPDATE contact SET revision = 0 WHERE id = '6'", "that nobody wrote"),
            Map.entry("DELETE FROM contact_change WHERE seq = 1", "changes with a gap"),
            Map.entry("DELETE FROM contact_change WHERE seq = 3", "changes with a gap"),
            Map.entry(
                "INSERT INTO contact_change (location_id, seq) VALUES ('mail', 5)",
                "changes with a gap"),
            Map.entry(
                "UPDATE deleted_note SET contact_id = '8'", "without a deletion in deleted_note"),
            Map.entry(
                "UPDATE contact_change SET kind = 'updated' WHERE seq = 3",
                "without a deletion in deleted_task"),
            Map.entry(
                "UPDATE contact_change SET kind = 'erased' WHERE seq = 2",
                "aliases of people who were erased"),
            Map.entry(
                "INSERT INTO contact_alias VALUES ('none', 's', 'c', '1')",
                "rows without a location in contact_alias"),
            Map.entry("DELETE FROM import_chunk WHERE number = 0", "imports without their file"),
            Map.entry(
                "INSERT INTO import_chunk VALUES ('lax', 'j', 0)", "imports without their file"),
            Map.entry("DELETE FROM contact_import WHERE id = 'j'", "rows of no import"),
            Map.entry("UPDATE retry_outcome SET body = NULL", "neither whole nor erased"),
            Map.entry("DELETE FROM kept_changes", "changes with a gap"),
            Map.entry("UPDATE contact SET last_change = 3 WHERE id = '2'", "a wrong last change"),
            Map.entry(
                "UPDATE contact_change SET kind = 'updated' WHERE seq = 6", "nothing leads to"),
            Map.entry("UPDATE contact_change SET previous = 0 WHERE seq = 4", "a wrong one before"),
            Map.entry("UPDATE task SET contact_id = '3'", "what is left of contacts in task"),
            Map.entry("DELETE FROM location WHERE location_id = 'lax'", "without a location"),
            Map.entry(
                "UPDATE location SET indexed_contacts = 2 WHERE location_id = 'mail'", "miscount"),
            Map.entry("DELETE FROM contact_term WHERE kind = 'tag'", "tags without a term"),
            Map.entry(
                "UPDATE contact_term SET contact_id = '6' WHERE kind = 'tag'",
                "tags without a term"),
            Map.entry(
                "INSERT INTO contact_term VALUES ('mail', 'tag', 'x', '6')",
                "terms without a tag"));
    return damages.entrySet().stream()
        .flatMap(damage ->
            Stream.of(Kind.values())
                .map(kind -> Arguments.of(kind, damage.getKey(), damage.getValue())));
  }

  @ParameterizedTest
  @MethodSource("damages")
  void whatIsAmissIsSeen(Kind kind, String damage, String complaint) throws SQLException {
    create(kind);
    change(damage);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> StoreInvariants.check(database))
        .withMessageContaining(complaint);
  }

  @ParameterizedTest
  @EnumSource
  void aSecondHolderIsSeenWhereTheFieldIsChecked(Kind kind) throws SQLException {
    create(kind);
    change("INSERT INTO contact_key VALUES ('mail', 'phone', '+1', '6')");
    StoreInvariants.checkNoDuplicates(database);
    change("INSERT INTO contact_key VALUES ('one', 'phone', '+1', '2')");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> StoreInvariants.checkNoDuplicates(database))
        .withMessageContaining("one|phone|+1|2");
  }
}
