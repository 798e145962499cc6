package dev.cardfile.store.sql.copy;

import dev.cardfile.store.StoreNotUsable;
import dev.cardfile.store.maintenance.TableSum;
import dev.cardfile.store.sql.jdbc.Closing;
import dev.cardfile.store.sql.jdbc.Connections;
import dev.cardfile.store.sql.jdbc.Dialect;
import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.schema.Migrations;
import dev.cardfile.store.sql.schema.SchemaStatements;
import java.sql.BatchUpdateException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store that is being filled with the rows of another one. Until the copy is finished, the
 * target's schema history contains a mark, and no program opens a store that has this mark.
 *
 * <p>Every method throws {@link StoreNotUsable} if it fails.
 */
final class CopyTarget implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CopyTarget.class);

  private static final int ROWS_TOGETHER = 1000;
  private static final int CHARACTERS_TOGETHER = 2 * 1024 * 1024;

  private static final String MARK = "unfinished copy";

  private final CopiedDatabase database;
  private final Session session;
  private final List<Pending> pending = new ArrayList<>();
  private int pendingCharacters;
  private boolean continued;

  private record Pending(CopiedTable table, CopiedRow row) {}

  private interface Work {
    void in(Session session) throws SQLException;
  }

  private CopyTarget(CopiedDatabase database) {
    this.database = database;
    try {
      session = new Session(database.connections().open(Connections.Purpose.FILL));
    } catch (SQLException e) {
      throw database.notUsable(e);
    }
  }

  /**
   * Opens an empty store or an unfinished copy as the target. Creates the store if there is none.
   *
   * @throws StoreNotUsable if the store holds anything else; it is then left unchanged
   */
  static CopyTarget begin(CopiedDatabase database) {
    if (database.planCopy().current() == 0) {
      database.migrateCopy();
    }
    CopyTarget target = new CopyTarget(database);
    try {
      target.mark();
      database.migrateCopy();
      return target;
    } catch (RuntimeException | Error e) {
      target.close();
      throw e;
    }
  }

  private void mark() {
    change(session -> {
      try (Statement statement = session.script()) {
        database.dialect().lockSchema(statement);
      }
      continued = touchMark();
      if (!continued) {
        requireEmpty();
        PreparedStatement history = session.statement(SchemaStatements.INSERT_MIGRATION);
        Parameters.of(history).number(Migrations.UNFINISHED_COPY).text(MARK).text("").number(0);
        history.executeUpdate();
      }
    });
  }

  private void requireEmpty() throws SQLException {
    for (CopiedTable table : CopiedTable.values()) {
      try (ResultSet rows = session.statement(table.count()).executeQuery()) {
        if (rows.next() && rows.getLong(1) > 0) {
          throw new StoreNotUsable(
              database + " is in use: the target of a copy must be missing or empty", null);
        }
      }
    }
  }

  /** Reports whether an earlier attempt has already copied something into this store. */
  boolean isContinued() {
    return continued;
  }

  /** Deletes everything that an earlier attempt has written. */
  void empty() {
    try (StoreSnapshot there = StoreSnapshot.of(database)) {
      there.eachLocation(this::delete);
    }
    continued = false;
  }

  private void delete(String location) {
    change(session -> {
      requireMark();
      for (CopiedTable table : CopiedTable.OF_LOCATIONS.reversed()) {
        String delete = table.delete();
        if (delete != null) {
          PreparedStatement statement = session.statement(delete);
          Parameters.of(statement).text(location);
          statement.executeUpdate();
        }
      }
    });
  }

  /** Buffers a row, and writes the buffer when it is full. */
  void add(CopiedTable table, CopiedRow row) {
    pending.add(new Pending(table, row));
    pendingCharacters += row.size();
    if (pending.size() >= ROWS_TOGETHER || pendingCharacters >= CHARACTERS_TOGETHER) {
      write();
    }
  }

  /** Writes all buffered rows in one transaction. */
  void write() {
    change(session -> {
      requireMark();
      CopyWrites writes = new CopyWrites(session, takesArrays());
      for (Pending each : pending) {
        writes.add(each.table(), each.row());
      }
      writes.send();
    });
    pending.clear();
    pendingCharacters = 0;
  }

  /**
   * Reports whether to send each column as an array. A cluster accepts arrays, too, and this is the
   * fastest way to fill it: a copy does not need to know which row failed.
   */
  private boolean takesArrays() throws SQLException {
    return database.dialect().manyRows(session) != Dialect.ManyRows.ONE_BY_ONE;
  }

  /**
   * Writes the rows of {@link CopiedTable#SHARED} and removes the mark of an unfinished copy, all
   * in one transaction.
   *
   * @return the sums of these tables, which are the same in the source
   */
  List<TableSum> finish(StoreSnapshot source) {
    List<TableSum> sums = new ArrayList<>();
    change(session -> {
      requireMark();
      for (CopiedTable table : CopiedTable.SHARED) {
        sums.add(copy(table, source));
      }
      PreparedStatement revision = session.statement(CopyStatements.SET_TOKEN_REVISION);
      Parameters.of(revision).number(source.tokenRevision());
      revision.executeUpdate();
      PreparedStatement unmark = session.statement(CopyStatements.DELETE_MARK);
      Parameters.of(unmark).number(Migrations.UNFINISHED_COPY);
      unmark.executeUpdate();
    });
    return List.copyOf(sums);
  }

  private TableSum copy(CopiedTable table, StoreSnapshot source) throws SQLException {
    TableDigest read = new TableDigest(table);
    TableDigest written = new TableDigest(table);
    CopyWrites writes = new CopyWrites(session, false);
    try (CopiedRows rows = source.rows(table)) {
      for (CopiedRow row = rows.next(); row != null; row = rows.next()) {
        read.add(row);
        writes.add(table, row);
        if (read.rows() % ROWS_TOGETHER == 0) {
          writes.send();
        }
      }
    }
    writes.send();
    try (CopiedRows rows = CopiedRows.of(database, session.statement(table.rows()))) {
      written.addAll(rows);
    }
    if (!read.sum().equals(written.sum())) {
      throw new StoreNotUsable(
          "%s has rows of %s that were not copied".formatted(database, table), null);
    }
    return read.sum();
  }

  /**
   * Fails if another process has finished the copy in the meantime: the store may then be in use.
   */
  private void requireMark() throws SQLException {
    if (!touchMark()) {
      throw new StoreNotUsable(database + " was finished by another copy in the meantime", null);
    }
  }

  private boolean touchMark() throws SQLException {
    PreparedStatement touch = session.statement(CopyStatements.TOUCH_MARK);
    Parameters.of(touch).number(Migrations.UNFINISHED_COPY);
    return touch.executeUpdate() > 0;
  }

  private void change(Work work) {
    try {
      session.begin();
      work.in(session);
      session.commit();
    } catch (SQLException e) {
      rollBack();
      throw database.notUsable(withoutRow(e));
    } catch (RuntimeException | Error e) {
      rollBack();
      throw e;
    }
  }

  private void rollBack() {
    try {
      session.rollback();
    } catch (SQLException e) {
      LOG.debug("nothing was rolled back", e);
    }
  }

  /**
   * Returns the database's own error instead of the driver's message about a batch, which may quote
   * the values of a row.
   */
  private static SQLException withoutRow(SQLException e) {
    SQLException cause = e.getNextException();
    return e instanceof BatchUpdateException && cause != null ? cause : e;
  }

  @Override
  public void close() {
    Closing.quietly(session);
  }
}
