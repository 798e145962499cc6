package dev.cardfile.store.sql.postgres;

import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreNotUsable;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.maintenance.CopyProgress;
import dev.cardfile.store.maintenance.MigrationPlan;
import dev.cardfile.store.maintenance.SavedBackup;
import dev.cardfile.store.sql.copy.CopiedDatabase;
import dev.cardfile.store.sql.engine.Engine;
import dev.cardfile.store.sql.engine.StoreParts;
import dev.cardfile.store.sql.jdbc.Dialect;
import dev.cardfile.store.sql.schema.Migration;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A PostgreSQL database, or another one that speaks its protocol. */
public final class PostgresDatabase implements Engine {

  private final PostgresMigrations migrations;

  /**
   * Creates the database at a URL.
   *
   * @param url {@code jdbc:postgresql:…}; may contain a password
   * @throws StoreNotUsable if the driver cannot parse the URL
   */
  public PostgresDatabase(String url) {
    this.migrations = new PostgresMigrations(url, Migration.ALL);
  }

  @Override
  public boolean hasStore() {
    return plan().current() > 0;
  }

  @Override
  public MigrationPlan plan() {
    return migrations.plan();
  }

  @Override
  public MigrationPlan migrate() {
    return migrations.migrate();
  }

  @Override
  public MigrationPlan planCopy() {
    return migrations.ofUnfinishedCopies().plan();
  }

  @Override
  public void migrateCopy() {
    var _ = migrations.ofUnfinishedCopies().migrate();
  }

  @Override
  public StoreParts open(StoreSettings settings, StoreEvents events) {
    return PostgresParts.open(migrations, settings, events);
  }

  @Override
  public SavedBackup backup(Path target, boolean overwrite, CopyProgress progress) {
    throw new StoreNotUsable(
        this + " must be backed up with PostgreSQL's own tools: pg_dump -Fc or pg_basebackup",
        null);
  }

  @Override
  public Dialect dialect() {
    return new PostgresDialect();
  }

  @Override
  public boolean isSameAs(CopiedDatabase other) {
    return other instanceof PostgresDatabase postgres && identity().equals(postgres.identity());
  }

  private List<String> identity() {
    try (Connection connection = connections().openToMigrate();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(PostgresStatements.IDENTITY)) {
      return rows.next()
          ? List.of(rows.getString(1), rows.getString(2), String.valueOf(rows.getString(3)))
          : List.of();
    } catch (SQLException e) {
      throw notUsable(e);
    }
  }

  @Override
  public PostgresConnections connections() {
    return migrations.connections(StoreSettings.DEFAULT.busyTimeout());
  }

  @Override
  public StoreNotUsable notUsable(SQLException e) {
    return migrations.notUsable(e);
  }

  @Override
  public String toString() {
    return migrations.toString();
  }
}
