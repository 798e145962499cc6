package dev.cardfile.store.sql;

import dev.cardfile.access.Token;
import dev.cardfile.access.TokenHash;
import dev.cardfile.access.TokenOrigin;
import dev.cardfile.access.TokenStore;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.sql.engine.TokenRevision;
import dev.cardfile.store.sql.jdbc.Dialect;
import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.Readers;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.jdbc.Writer;
import dev.cardfile.store.sql.row.RowReader;
import dev.cardfile.store.sql.statement.SingleRows;
import dev.cardfile.store.sql.statement.Statements;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores tokens in a SQL database. Creating or revoking a token raises the stored token revision.
 */
final class SqlTokenStore implements TokenStore {

  private final Writer writer;
  private final Readers readers;
  private final TokenRevision revision;
  private final Dialect dialect;

  SqlTokenStore(Writer writer, Readers readers, TokenRevision revision, Dialect dialect) {
    this.writer = writer;
    this.readers = readers;
    this.revision = revision;
    this.dialect = dialect;
  }

  @Override
  public void create(Token token) {
    var _ =
        writer.change(session -> {
          SingleRows.requireAny(session, dialect, token.location());
          insert(session, token);
          bumpRevision(session);
          return token;
        });
    revision.changed();
  }

  @Override
  public Optional<Token> find(TokenHash hash) {
    return select(Statements.TOKEN_BY_HASH, hash.hex()).stream().findFirst();
  }

  @Override
  public List<Token> list(LocationId location) {
    return select(Statements.TOKENS_OF_LOCATION, location.value());
  }

  @Override
  public boolean revoke(String tokenId, Instant now) {
    boolean found =
        writer.change(session ->
            revoke(session, Statements.REVOKE_TOKEN, Statements.TOKEN_EXISTS, tokenId, now));
    revision.changed();
    return found;
  }

  @Override
  public long revision() {
    return revision.current();
  }

  private List<Token> select(String sql, String parameter) {
    return readers.read(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        Parameters.of(statement).text(parameter);
        List<Token> tokens = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            tokens.add(read(new RowReader(rows)));
          }
        }
        return tokens;
      }
    });
  }

  static void insert(Session session, Token token) throws SQLException {
    TokenOrigin issued = token.issued();
    PreparedStatement insert = session.statement(Statements.INSERT_TOKEN);
    Parameters.of(insert)
        .text(token.id())
        .text(token.hash().hex())
        .text(token.location().value())
        .text(token.name())
        .text(AppRows.scopes(token.scopes()))
        .instant(token.created())
        .instant(token.expires())
        .instant(token.revoked())
        .text(issued == null ? null : issued.app())
        .text(issued == null ? null : issued.authorization());
    insert.executeUpdate();
  }

  private static Token read(RowReader row) throws SQLException {
    return new Token(
        row.text(),
        new TokenHash(row.text()),
        new LocationId(row.text()),
        row.textOrNull(),
        AppRows.scopes(row),
        row.instant(),
        row.instantOrNull(),
        row.instantOrNull(),
        issued(row.textOrNull(), row.textOrNull()));
  }

  private static @Nullable TokenOrigin issued(
      @Nullable String app, @Nullable String authorization) {
    return app == null || authorization == null ? null : new TokenOrigin(app, authorization);
  }

  /**
   * Revokes the row with this id. A row that is revoked already stays as it is.
   *
   * @param revoke the statement that revokes the row
   * @param exists the statement that finds the row
   * @return whether there is such a row
   */
  static boolean revoke(Session session, String revoke, String exists, String id, Instant now)
      throws SQLException {
    PreparedStatement statement = session.statement(revoke);
    Parameters.of(statement).instant(now).text(id);
    if (statement.executeUpdate() > 0) {
      bumpRevision(session);
      return true;
    }
    return SingleRows.exists(session, exists, id);
  }

  static void bumpRevision(Session session) throws SQLException {
    session.statement(Statements.BUMP_TOKEN_REVISION).executeUpdate();
  }
}
