package dev.cardfile.store.sql.schema;

import dev.cardfile.store.maintenance.MigrationPlan;
import dev.cardfile.store.sql.jdbc.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * A migration of the schema by one version. A released file must never be changed; changes are made
 * by adding another.
 *
 * @param script statements in SQLite's SQL, each ending with a semicolon at the end of a line
 */
public record Migration(int number, String name, String script) {

  /** All migrations in order, numbered from 1. */
  public static final List<Migration> ALL =
      List.of(
          load("0001-contacts.sql"),
          load("0002-activities-businesses.sql"),
          load("0003-more-of-a-contact.sql"),
          load("0004-locations.sql"),
          load("0005-apps.sql"),
          load("0006-contacts-of-businesses.sql"),
          load("0007-search-index.sql"),
          load("0008-folded-terms.sql"),
          load("0009-location-profile.sql"),
          load("0010-history.sql"),
          load("0011-tasks-of-location.sql"),
          load("0012-retries.sql"),
          load("0013-aliases.sql"),
          load("0014-changes-in-chains.sql"),
          load("0015-imports.sql"),
          load("0016-operators.sql"),
          load("0017-undone-imports.sql"),
          load("0018-aliases-by-id.sql"),
          load("0019-aliases-of-imports.sql"));

  private static Migration load(String file) {
    String path = "migrations/" + file;
    try (InputStream script =
        Objects.requireNonNull(Migration.class.getResourceAsStream(path), path)) {
      int number = Integer.parseInt(file.substring(0, file.indexOf('-')));
      String name = file.substring(file.indexOf('-') + 1, file.lastIndexOf('.'));
      return new Migration(number, name, new String(script.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> statements(Dialect dialect) {
    return Arrays.stream(dialect.script(script).split(";\\R"))
        .filter(statement -> !statement.isBlank())
        .toList();
  }

  /** Returns the SHA-256 of the script, in hexadecimal. */
  public String checksum() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(script.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  MigrationPlan.Step step() {
    return new MigrationPlan.Step(number, name);
  }
}
