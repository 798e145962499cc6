package dev.cardfile.store.sql;

import dev.cardfile.access.Operator;
import dev.cardfile.location.LocationId;
import dev.cardfile.oauth.App;
import dev.cardfile.store.LocationDeletions;
import dev.cardfile.store.sql.engine.TokenRevision;
import dev.cardfile.store.sql.group.LocationState;
import dev.cardfile.store.sql.jdbc.LocationWriter;
import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.Readers;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.row.JsonColumns;
import dev.cardfile.store.sql.row.Table;
import dev.cardfile.store.sql.row.TableReader;
import dev.cardfile.store.sql.statement.AppStatements;
import dev.cardfile.store.sql.statement.OperatorStatements;
import dev.cardfile.store.sql.statement.SingleRows;
import dev.cardfile.store.sql.statement.Statements;
import dev.cardfile.store.sql.table.ImportChunkTable;
import dev.cardfile.store.sql.table.ImportTable;
import dev.cardfile.store.sql.table.LocationDeletionTable;
import dev.cardfile.store.sql.table.LocationDeletionTable.Deletion;
import dev.cardfile.store.sql.table.LocationTable;
import dev.cardfile.store.sql.table.PiecewiseDeletion;
import dev.cardfile.store.sql.table.Tables;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Deletes locations in a SQL database. First, under the location's lock, its row is replaced by a
 * row of {@code location_deletion}. From then on, writers find no location, and whoever looks for
 * unfinished deletions finds that row.
 */
final class SqlLocationDeletions implements LocationDeletions {

  private static final int ROWS_AT_ONCE = 1000;

  /** Fewer than of other rows, because the pieces of a file are large. */
  private static final int CHUNKS_AT_ONCE = 16;

  /** The tables to empty. Imports come first, so that no process tries to continue one. */
  private static final List<Table<?>> CONTENTS =
      Stream.concat(Stream.of(ImportTable.TABLE), Tables.OF_LOCATIONS.stream())
          .distinct()
          .filter(table ->
              !table.equals(LocationTable.TABLE) && !table.equals(LocationDeletionTable.TABLE))
          .toList();

  private final LocationWriter writer;
  private final Readers readers;
  private final TokenRevision revision;

  SqlLocationDeletions(LocationWriter writer, Readers readers, TokenRevision revision) {
    this.writer = writer;
    this.readers = readers;
    this.revision = revision;
  }

  @Override
  public boolean begin(LocationId id, Instant now) {
    boolean pending = pending().contains(id);
    if (!pending && !finds(Statements.LOCATION_STATE, id)) {
      return false;
    }
    endAccess(id, now);
    boolean gone = writer.change(id, session -> replace(session, id, now));
    endAccess(id, now); // again, for what was added since the first call
    return gone || pending;
  }

  /** Replaces the row of the location; false if there is no location. */
  private static boolean replace(Session session, LocationId id, Instant now) throws SQLException {
    LocationState state = SingleRows.state(session, id);
    if (state == null) {
      return false;
    }
    clear(session, LocationDeletionTable.TABLE, id); // left by an earlier location with this id
    PreparedStatement insert = session.statement(LocationDeletionTable.TABLE.sql().insert());
    LocationDeletionTable.TABLE.writeAll(
        Parameters.of(insert), id, new Deletion(state.revision(), now, null));
    insert.executeUpdate();
    clear(session, LocationTable.TABLE, id);
    return true;
  }

  private static void clear(Session session, Table<?> table, LocationId id) throws SQLException {
    PreparedStatement delete = session.statement(table.sql().clear());
    Parameters.of(delete).text(id.value());
    delete.executeUpdate();
  }

  /**
   * Removes the location from apps and operators and revokes its tokens. The order is that of other
   * transactions, so that they cannot deadlock.
   */
  private void endAccess(LocationId id, Instant now) {
    var _ =
        writer
            .writer()
            .change(session -> {
              for (App app : SqlAppStore.all(session.statement(AppStatements.ALL_APPS))) {
                if (app.locations().contains(id)) {
                  var _ = SqlAppStore.leave(session, app.id(), id);
                }
              }
              for (Operator operator :
                  SqlOperatorStore.all(session.statement(OperatorStatements.ALL_OPERATORS))) {
                leave(session, operator, id);
              }
              for (String sql :
                  List.of(
                      AppStatements.REVOKE_ALL_AUTHORIZATIONS_OF_LOCATION,
                      AppStatements.REVOKE_ALL_TOKENS_OF_LOCATION)) {
                PreparedStatement end = session.statement(sql);
                Parameters.of(end).instant(now).text(id.value());
                end.executeUpdate();
              }
              SqlTokenStore.bumpRevision(session);
              return id;
            });
    revision.changed();
  }

  /**
   * Removes the location from those of an operator. An operator without any location may enter
   * none.
   */
  private static void leave(Session session, Operator operator, LocationId id) throws SQLException {
    List<LocationId> locations = operator.locations();
    if (locations != null && locations.contains(id)) {
      PreparedStatement update = session.statement(OperatorStatements.SET_LOCATIONS);
      List<String> others =
          locations.stream().filter(each -> !each.equals(id)).map(LocationId::value).toList();
      Parameters.of(update).text(JsonColumns.texts(others)).text(operator.id());
      update.executeUpdate();
    }
  }

  @Override
  public List<LocationId> pending() {
    return readers.read(connection -> {
      try (PreparedStatement statement =
              connection.prepareStatement(OperatorStatements.PENDING_DELETIONS);
          ResultSet rows = statement.executeQuery()) {
        List<LocationId> ids = new ArrayList<>();
        while (rows.next()) {
          ids.add(new LocationId(rows.getString(1)));
        }
        return ids;
      }
    });
  }

  @Override
  public int proceed(LocationId id, Instant now) {
    for (Table<?> table : CONTENTS) {
      int most = table.equals(ImportChunkTable.TABLE) ? CHUNKS_AT_ONCE : ROWS_AT_ONCE;
      int deleted = piece(id, table, most);
      if (deleted > 0) {
        return deleted;
      }
    }
    forgetAccess(id);
    var _ = writer.change(id, session -> end(session, id, now));
    return 0;
  }

  private int piece(LocationId id, Table<?> table, int most) {
    return finds(table.sql().any(), id)
        ? writer.change(
            id,
            session ->
                isPending(session, id) ? PiecewiseDeletion.delete(session, table, id, most) : 0)
        : 0;
  }

  private boolean finds(String sql, LocationId id) {
    return readers.read(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        Parameters.of(statement).text(id.value());
        try (ResultSet rows = statement.executeQuery()) {
          return rows.next();
        }
      }
    });
  }

  private void forgetAccess(LocationId id) {
    var _ =
        writer
            .writer()
            .change(session -> {
              for (String sql :
                  List.of(
                      AppStatements.DELETE_CREDENTIALS_OF_LOCATION,
                      AppStatements.DELETE_AUTHORIZATIONS_OF_LOCATION,
                      AppStatements.DELETE_TOKENS_OF_LOCATION)) {
                PreparedStatement delete = session.statement(sql);
                Parameters.of(delete).text(id.value());
                delete.executeUpdate();
              }
              SqlTokenStore.bumpRevision(session);
              return id;
            });
    revision.changed();
  }

  private static boolean end(Session session, LocationId id, Instant now) throws SQLException {
    Deletion deletion = deletion(session, id);
    if (deletion == null || deletion.ended() != null) {
      return false;
    }
    PreparedStatement update = session.statement(OperatorStatements.END_DELETION);
    Parameters.of(update).instant(now).text(id.value());
    return update.executeUpdate() > 0;
  }

  /**
   * Reports whether the deletion has not ended. This is checked under the lock, because another
   * process may have ended it, and a new location with the same id may exist.
   */
  private static boolean isPending(Session session, LocationId id) throws SQLException {
    Deletion deletion = deletion(session, id);
    return deletion != null && deletion.ended() == null;
  }

  /** Returns the deletion of a location with this id; null if there was none. */
  static @Nullable Deletion deletion(Session session, LocationId id) throws SQLException {
    Optional<Deletion> found = new TableReader<>(LocationDeletionTable.TABLE, session).find(id);
    return found.orElse(null);
  }
}
