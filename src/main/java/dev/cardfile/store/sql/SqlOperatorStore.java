package dev.cardfile.store.sql;

import dev.cardfile.access.Operator;
import dev.cardfile.access.OperatorStore;
import dev.cardfile.access.TokenHash;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.sql.engine.TokenRevision;
import dev.cardfile.store.sql.jdbc.Dialect;
import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.Readers;
import dev.cardfile.store.sql.jdbc.Writer;
import dev.cardfile.store.sql.row.JsonColumns;
import dev.cardfile.store.sql.row.RowReader;
import dev.cardfile.store.sql.statement.OperatorStatements;
import dev.cardfile.store.sql.statement.SingleRows;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores operators in a SQL database. Every change of an operator raises the stored token revision.
 */
final class SqlOperatorStore implements OperatorStore {

  private final Writer writer;
  private final Readers readers;
  private final TokenRevision revision;
  private final Dialect dialect;

  SqlOperatorStore(Writer writer, Readers readers, TokenRevision revision, Dialect dialect) {
    this.writer = writer;
    this.readers = readers;
    this.revision = revision;
    this.dialect = dialect;
  }

  @Override
  public void create(Operator operator) {
    var _ =
        writer.change(session -> {
          List<LocationId> locations = operator.locations();
          SingleRows.requireAll(session, dialect, locations == null ? List.of() : locations);
          PreparedStatement insert = session.statement(OperatorStatements.INSERT_OPERATOR);
          Parameters.of(insert)
              .text(operator.id())
              .text(operator.hash().hex())
              .text(operator.name())
              .number(operator.isOfAll() ? 1L : 0L)
              .text(locations(operator))
              .instant(operator.created())
              .instant(operator.expires())
              .instant(operator.revoked());
          insert.executeUpdate();
          SqlTokenStore.bumpRevision(session);
          return operator;
        });
    revision.changed();
  }

  @Override
  public Optional<Operator> find(TokenHash hash) {
    return readers.read(connection -> {
      try (PreparedStatement statement =
          connection.prepareStatement(OperatorStatements.OPERATOR_BY_HASH)) {
        Parameters.of(statement).text(hash.hex());
        return all(statement).stream().findFirst();
      }
    });
  }

  @Override
  public List<Operator> list() {
    return readers.read(connection -> {
      try (PreparedStatement statement =
          connection.prepareStatement(OperatorStatements.ALL_OPERATORS)) {
        return all(statement);
      }
    });
  }

  @Override
  public boolean revoke(String id, Instant now) {
    boolean found =
        writer.change(session ->
            SqlTokenStore.revoke(
                session,
                OperatorStatements.REVOKE_OPERATOR,
                OperatorStatements.OPERATOR_EXISTS,
                id,
                now));
    revision.changed();
    return found;
  }

  @Override
  public void addLink(TokenHash code, Instant expires, Instant now) {
    var _ =
        writer.change(session -> {
          PreparedStatement forget = session.statement(OperatorStatements.DELETE_EXPIRED_LINKS);
          Parameters.of(forget).instant(now);
          forget.executeUpdate();
          PreparedStatement insert = session.statement(OperatorStatements.INSERT_LINK);
          Parameters.of(insert).text(code.hex()).instant(expires);
          return insert.executeUpdate();
        });
  }

  @Override
  public boolean redeemLink(TokenHash code, Instant now) {
    return writer.change(session -> {
      PreparedStatement redeem = session.statement(OperatorStatements.REDEEM_LINK);
      Parameters.of(redeem).text(code.hex()).instant(now);
      return redeem.executeUpdate() > 0;
    });
  }

  private static @Nullable String locations(Operator operator) {
    List<LocationId> locations = operator.locations();
    return locations == null
        ? null
        : JsonColumns.texts(locations.stream().map(LocationId::value).toList());
  }

  /** Returns all operators that a statement finds; its parameters must be set. */
  static List<Operator> all(PreparedStatement statement) throws SQLException {
    List<Operator> operators = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        operators.add(read(new RowReader(rows)));
      }
    }
    return operators;
  }

  private static Operator read(RowReader row) throws SQLException {
    String id = row.text();
    TokenHash hash = new TokenHash(row.text());
    String name = row.textOrNull();
    boolean ofAll = row.number() != 0;
    String locations = row.textOrNull();
    return new Operator(
        id,
        hash,
        name,
        ofAll ? null : JsonColumns.texts(locations).stream().map(LocationId::new).toList(),
        row.instant(),
        row.instantOrNull(),
        row.instantOrNull());
  }
}
