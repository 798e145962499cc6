package dev.cardfile.store.sql;

import dev.cardfile.access.Token;
import dev.cardfile.access.TokenHash;
import dev.cardfile.location.LocationId;
import dev.cardfile.oauth.App;
import dev.cardfile.oauth.AppCredential;
import dev.cardfile.oauth.AppStore;
import dev.cardfile.oauth.Authorization;
import dev.cardfile.oauth.ExchangeDecision;
import dev.cardfile.oauth.StoredCredential;
import dev.cardfile.oauth.TokenGrant;
import dev.cardfile.store.sql.engine.TokenRevision;
import dev.cardfile.store.sql.jdbc.Dialect;
import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.Readers;
import dev.cardfile.store.sql.jdbc.Row;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.jdbc.Writer;
import dev.cardfile.store.sql.row.RowReader;
import dev.cardfile.store.sql.statement.AppStatements;
import dev.cardfile.store.sql.statement.SingleRows;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Stores apps in a SQL database. Whatever grants something to an app or revokes it first updates
 * the row of the app, or of the authorization, in a statement of its own, and reads only then: the
 * row's lock makes such transactions run one after the other. Additions leave the token revision as
 * it is, because no cache can hold a token that has never been used.
 */
final class SqlAppStore implements AppStore {

  /**
   * How long a used credential is remembered: longer than any refresh token that it was exchanged
   * for.
   */
  private static final Duration REMEMBERED = Duration.ofDays(366);

  private final Writer writer;
  private final Readers readers;
  private final TokenRevision revision;
  private final Dialect dialect;

  SqlAppStore(Writer writer, Readers readers, TokenRevision revision, Dialect dialect) {
    this.writer = writer;
    this.readers = readers;
    this.revision = revision;
    this.dialect = dialect;
  }

  @Override
  public void create(App app) {
    var _ =
        writer.change(session -> {
          SingleRows.requireAll(session, dialect, app.locations());
          PreparedStatement insert = session.statement(AppStatements.INSERT_APP);
          AppRows.write(Parameters.of(insert), app);
          return insert.executeUpdate();
        });
  }

  @Override
  public Optional<App> find(String id) {
    return readers.read(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(AppStatements.APP)) {
        return Optional.ofNullable(app(statement, id));
      }
    });
  }

  @Override
  public List<App> list() {
    return readers.read(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(AppStatements.ALL_APPS)) {
        return all(statement);
      }
    });
  }

  @Override
  public boolean revoke(String id, Instant now) {
    boolean found =
        writer.change(session -> {
          if (update(session, AppStatements.TOUCH_APP, id) == 0) {
            return false;
          }
          end(session, AppStatements.REVOKE_APP, now, id);
          end(session, AppStatements.REVOKE_AUTHORIZATIONS_OF_APP, now, id);
          end(session, AppStatements.REVOKE_TOKENS_OF_APP, now, id);
          SqlTokenStore.bumpRevision(session);
          return true;
        });
    revision.changed();
    return found;
  }

  @Override
  public boolean disconnect(String id, LocationId location, Instant now) {
    boolean found =
        writer.change(session -> {
          if (!leave(session, id, location)) {
            return false;
          }
          String there = location.value();
          end(session, AppStatements.REVOKE_AUTHORIZATIONS_OF_LOCATION, now, id, there);
          end(session, AppStatements.REVOKE_TOKENS_OF_LOCATION, now, id, there);
          SqlTokenStore.bumpRevision(session);
          return true;
        });
    revision.changed();
    return found;
  }

  @Override
  public boolean begin(Authorization authorization, TokenGrant first, Predicate<App> still) {
    return writer.change(session -> {
      App app = locked(session, authorization.app());
      if (app == null || !still.test(app) || !isThere(session, authorization)) {
        return false;
      }
      forget(session, app.id(), authorization.created());
      PreparedStatement insert = session.statement(AppStatements.INSERT_AUTHORIZATION);
      AppRows.write(Parameters.of(insert), authorization);
      insert.executeUpdate();
      give(session, first);
      return true;
    });
  }

  @Override
  public Optional<StoredCredential> find(TokenHash credential) {
    return readers.read(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(AppStatements.CREDENTIAL)) {
        return Optional.ofNullable(stored(statement, credential));
      }
    });
  }

  @Override
  public Optional<Authorization> exchange(
      TokenHash credential,
      Function<StoredCredential, ExchangeDecision> rule,
      Function<Authorization, TokenGrant> next,
      Instant now) {
    Optional<Exchanged> done =
        writer.change(session -> {
          StoredCredential stored = locked(session, credential);
          return stored == null || !isThere(session, stored.authorization())
              ? Optional.empty()
              : Optional.of(decided(session, stored, rule.apply(stored), next, now));
        });
    if (done.filter(each -> each.decision() == ExchangeDecision.REVOKE_FAMILY).isPresent()) {
      revision.changed();
    }
    return done.filter(each -> each.decision() == ExchangeDecision.EXCHANGE)
        .map(Exchanged::authorization);
  }

  /**
   * Reports whether the location of an authorization exists, and prevents its deletion until the
   * transaction ends. A deletion revokes only what it finds; anything added after it would be valid
   * in a later location with the same id.
   */
  private boolean isThere(Session session, Authorization authorization) throws SQLException {
    LocationId location = authorization.location();
    return location == null || SingleRows.keeps(session, dialect, location);
  }

  private record Exchanged(ExchangeDecision decision, Authorization authorization) {}

  private static Exchanged decided(
      Session session,
      StoredCredential stored,
      ExchangeDecision decision,
      Function<Authorization, TokenGrant> next,
      Instant now)
      throws SQLException {
    Authorization authorization = stored.authorization();
    switch (decision) {
      case EXCHANGE -> {
        forget(session, authorization.app(), now);
        use(session, stored.credential(), now);
        TokenGrant grant = next.apply(authorization);
        give(session, grant);
        prolong(session, authorization, grant.expires());
      }
      case REVOKE_FAMILY -> {
        String family = authorization.id();
        end(session, AppStatements.REVOKE_AUTHORIZATION, now, family);
        end(session, AppStatements.REVOKE_TOKENS_OF_AUTHORIZATION, now, family);
        SqlTokenStore.bumpRevision(session);
      }
      case REFUSE -> {}
    }
    return new Exchanged(decision, authorization);
  }

  /** Returns all apps that a statement finds; its parameters must be set. */
  static List<App> all(PreparedStatement statement) throws SQLException {
    List<App> apps = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        apps.add(AppRows.app(new RowReader(rows)));
      }
    }
    return apps;
  }

  /**
   * Removes a location from those that an app may access without anyone's consent.
   *
   * @return whether there is such an app
   */
  static boolean leave(Session session, String id, LocationId location) throws SQLException {
    App app = locked(session, id);
    if (app == null) {
      return false;
    }
    PreparedStatement update = session.statement(AppStatements.SET_LOCATIONS);
    Parameters.of(update).text(AppRows.locations(app.without(location))).text(id);
    update.executeUpdate();
    return true;
  }

  /** Locks an app until the transaction ends, and reads it; null if there is none. */
  private static @Nullable App locked(Session session, String id) throws SQLException {
    return update(session, AppStatements.TOUCH_APP, id) == 0
        ? null
        : app(session.statement(AppStatements.APP), id);
  }

  /**
   * Locks the authorization of a credential until the transaction ends, and reads the credential;
   * null if there is none.
   */
  private static @Nullable StoredCredential locked(Session session, TokenHash credential)
      throws SQLException {
    PreparedStatement statement = session.statement(AppStatements.AUTHORIZATION_OF_CREDENTIAL);
    Parameters.of(statement).text(credential.hex());
    String family;
    try (ResultSet rows = statement.executeQuery()) {
      family = rows.next() ? rows.getString(1) : null;
    }
    return family == null || update(session, AppStatements.TOUCH_AUTHORIZATION, family) == 0
        ? null
        : stored(session.statement(AppStatements.CREDENTIAL), credential);
  }

  private static void use(Session session, AppCredential credential, Instant now)
      throws SQLException {
    PreparedStatement use = session.statement(AppStatements.USE_CREDENTIAL);
    Parameters.of(use).instant(now).instant(now.plus(REMEMBERED)).text(credential.hash().hex());
    use.executeUpdate();
  }

  private static void give(Session session, TokenGrant grant) throws SQLException {
    Token token = grant.token();
    if (token != null) {
      SqlTokenStore.insert(session, token);
    }
    AppCredential credential = grant.credential();
    if (credential != null) {
      PreparedStatement insert = session.statement(AppStatements.INSERT_CREDENTIAL);
      AppRows.write(Parameters.of(insert), credential);
      insert.executeUpdate();
    }
  }

  private static void prolong(Session session, Authorization authorization, Instant until)
      throws SQLException {
    PreparedStatement prolong = session.statement(AppStatements.PROLONG_AUTHORIZATION);
    Parameters.of(prolong).instant(until).text(authorization.id()).instant(until);
    prolong.executeUpdate();
  }

  /**
   * Deletes an app's expired tokens, credentials and authorizations, so that they do not
   * accumulate.
   */
  private static void forget(Session session, String app, Instant now) throws SQLException {
    for (String delete :
        List.of(
            AppStatements.DELETE_EXPIRED_TOKENS,
            AppStatements.DELETE_EXPIRED_CREDENTIALS,
            AppStatements.DELETE_EXPIRED_AUTHORIZATIONS)) {
      PreparedStatement statement = session.statement(delete);
      Parameters.of(statement).text(app).instant(now);
      statement.executeUpdate();
    }
  }

  private static void end(Session session, String sql, Instant now, String... of)
      throws SQLException {
    PreparedStatement statement = session.statement(sql);
    Row row = Parameters.of(statement).instant(now);
    for (String each : of) {
      row.text(each);
    }
    statement.executeUpdate();
  }

  private static int update(Session session, String sql, String parameter) throws SQLException {
    PreparedStatement statement = session.statement(sql);
    Parameters.of(statement).text(parameter);
    return statement.executeUpdate();
  }

  private static @Nullable App app(PreparedStatement statement, String id) throws SQLException {
    Parameters.of(statement).text(id);
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? AppRows.app(new RowReader(rows)) : null;
    }
  }

  private static @Nullable StoredCredential stored(
      PreparedStatement statement, TokenHash credential) throws SQLException {
    Parameters.of(statement).text(credential.hex());
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? AppRows.stored(new RowReader(rows)) : null;
    }
  }
}
