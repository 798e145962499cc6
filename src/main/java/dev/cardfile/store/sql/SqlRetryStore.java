package dev.cardfile.store.sql;

import dev.cardfile.location.LocationId;
import dev.cardfile.store.RetryKey;
import dev.cardfile.store.RetryOutcome;
import dev.cardfile.store.RetryStore;
import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.Readers;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.row.RowReader;
import dev.cardfile.store.sql.row.RowWrites;
import dev.cardfile.store.sql.row.TableReader;
import dev.cardfile.store.sql.statement.Statements;
import dev.cardfile.store.sql.table.RetryTable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.Optional;

/** Reads the kept outcomes of requests in a SQL database. */
final class SqlRetryStore implements RetryStore {

  private final Readers readers;

  SqlRetryStore(Readers readers) {
    this.readers = readers;
  }

  @Override
  public Optional<RetryOutcome> find(LocationId location, RetryKey key) {
    return readers.read(connection ->
        new TableReader<>(RetryTable.TABLE, new Session(connection))
            .find(location, key.scope(), key.key()));
  }

  @Override
  public Optional<Instant> oldest(LocationId location) {
    return time(Statements.OLDEST_OUTCOME, row -> row.text(location.value()));
  }

  @Override
  public Optional<Instant> youngestBeyond(LocationId location, int most) {
    return time(
        Statements.YOUNGEST_OUTCOME_BEYOND, row -> row.text(location.value()).number((long) most));
  }

  private Optional<Instant> time(String sql, RowWrites.Filling filling) {
    return readers.read(connection -> {
      PreparedStatement statement = new Session(connection).statement(sql);
      filling.fill(Parameters.of(statement));
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(new RowReader(rows).instant()) : Optional.empty();
      }
    });
  }
}
