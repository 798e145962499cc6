package dev.cardfile.store.sql;

import dev.cardfile.access.Scope;
import dev.cardfile.access.TokenHash;
import dev.cardfile.location.LocationId;
import dev.cardfile.oauth.App;
import dev.cardfile.oauth.AppCredential;
import dev.cardfile.oauth.Authorization;
import dev.cardfile.oauth.Challenge;
import dev.cardfile.oauth.RedirectUri;
import dev.cardfile.oauth.StoredCredential;
import dev.cardfile.store.sql.jdbc.Row;
import dev.cardfile.store.sql.row.EnumCodec;
import dev.cardfile.store.sql.row.JsonColumns;
import dev.cardfile.store.sql.row.RowReader;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Converts apps, authorizations and credentials to rows and back. */
final class AppRows {

  private AppRows() {}

  static void write(Row row, App app) throws SQLException {
    row.text(app.id())
        .text(app.secret().hex())
        .text(app.name())
        .text(app.company())
        .text(JsonColumns.texts(app.redirectUris().stream().map(RedirectUri::value).toList()))
        .text(scopes(app.scopes()))
        .text(locations(app))
        .instant(app.created())
        .instant(app.revoked());
  }

  static @Nullable String locations(App app) {
    return JsonColumns.texts(app.locations().stream().map(LocationId::value).toList());
  }

  static App app(RowReader row) throws SQLException {
    return new App(
        row.text(),
        new TokenHash(row.text()),
        row.text(),
        row.text(),
        JsonColumns.texts(row.textOrNull()).stream().map(RedirectUri::new).toList(),
        scopes(row),
        JsonColumns.texts(row.textOrNull()).stream().map(LocationId::new).toList(),
        row.instant(),
        row.instantOrNull());
  }

  static void write(Row row, Authorization authorization) throws SQLException {
    LocationId location = authorization.location();
    row.text(authorization.id())
        .text(authorization.app())
        .text(location == null ? null : location.value())
        .text(authorization.grantedBy())
        .text(scopes(authorization.scopes()))
        .instant(authorization.created())
        .instant(authorization.expires())
        .instant(authorization.revoked());
  }

  static void write(Row row, AppCredential credential) throws SQLException {
    AppCredential.Code code = credential.code();
    Challenge challenge = code == null ? null : code.challenge();
    row.text(credential.hash().hex())
        .text(credential.authorization())
        .text(credential.app())
        .text(EnumCodec.CREDENTIAL_KIND.write(credential.kind()))
        .text(code == null ? null : code.redirectUri().value())
        .text(challenge == null ? null : challenge.value())
        .instant(credential.created())
        .instant(credential.expires())
        .instant(credential.used());
  }

  /** Reads a credential with its authorization. */
  static StoredCredential stored(RowReader row) throws SQLException {
    AppCredential credential =
        new AppCredential(
            new TokenHash(row.text()),
            row.text(),
            row.text(),
            EnumCodec.CREDENTIAL_KIND.read(row.text()),
            code(row.textOrNull(), row.textOrNull()),
            row.instant(),
            row.instant(),
            row.instantOrNull());
    Authorization authorization =
        new Authorization(
            row.text(),
            row.text(),
            Optional.ofNullable(row.textOrNull()).map(LocationId::new).orElse(null),
            row.text(),
            scopes(row),
            row.instant(),
            row.instant(),
            row.instantOrNull());
    return new StoredCredential(credential, authorization);
  }

  private static AppCredential.@Nullable Code code(
      @Nullable String redirectUri, @Nullable String challenge) {
    return redirectUri == null
        ? null
        : new AppCredential.Code(
            new RedirectUri(redirectUri), challenge == null ? null : new Challenge(challenge));
  }

  static @Nullable String scopes(Set<Scope> scopes) {
    return JsonColumns.texts(scopes.stream().sorted().map(EnumCodec.SCOPE::write).toList());
  }

  static Set<Scope> scopes(RowReader row) throws SQLException {
    return JsonColumns.texts(row.textOrNull()).stream()
        .map(EnumCodec.SCOPE::read)
        .collect(Collectors.toUnmodifiableSet());
  }
}
