package dev.cardfile.wire.operator;

import static dev.cardfile.wire.table.ValueType.STRING;
import static dev.cardfile.wire.table.ValueType.STRINGS;
import static dev.cardfile.wire.table.ValueType.TIME;

import dev.cardfile.access.Credential;
import dev.cardfile.access.Operator;
import dev.cardfile.access.Scope;
import dev.cardfile.access.Token;
import dev.cardfile.access.TokenOrigin;
import dev.cardfile.access.TokenSecret;
import dev.cardfile.location.LocationId;
import dev.cardfile.wire.table.Answer;
import dev.cardfile.wire.table.Members;
import dev.cardfile.wire.table.ValueType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers to operators about tokens, and about locations that are being deleted. */
public final class OperatorAnswers {

  private static final List<String> STATES =
      Arrays.stream(Credential.State.values()).map(Credential.State::word).toList();

  /**
   * A token at a moment.
   *
   * @param secret null except in the answer that creates the token, the only one that shows it
   */
  record Seen(Token token, Instant now, @Nullable TokenSecret secret) {}

  private static final Members<Seen> TOKEN_MEMBERS =
      Members.<Seen>of()
          .has("id", STRING, seen -> seen.token().id())
          .mayHave("name", STRING, seen -> seen.token().name())
          .mayHave("appId", STRING, seen -> app(seen.token()))
          .has("scopes", STRINGS, seen -> scopes(seen.token()))
          .has("createdAt", TIME, seen -> seen.token().created())
          .mayHave("expiresAt", TIME, seen -> seen.token().expires())
          .mayHave("revokedAt", TIME, seen -> seen.token().revoked())
          .has("state", ValueType.oneOf(STATES), seen -> seen.token().stateAt(seen.now()).word());

  private static final ValueType<Seen> A_TOKEN = TOKEN_MEMBERS.called("TokenOfLocation");

  public static final Answer<List<Seen>> TOKENS =
      Answer.of(Members.<List<Seen>>of().has("tokens", ValueType.list(A_TOKEN), tokens -> tokens));

  public static final Answer<Seen> NEW_TOKEN =
      Answer.of(
          Members.<Seen>of()
              .has(
                  "secret",
                  STRING.about("The token itself. It is never shown again."),
                  seen -> seen.secret() == null ? "" : seen.secret().value())
              .has("token", A_TOKEN, seen -> seen));

  public static final Answer<LocationId> DELETING =
      Answer.of(
          Members.<LocationId>of()
              .has("id", STRING, LocationId::value)
              .has("state", ValueType.oneOf(List.of("deleting")), location -> "deleting"));

  private OperatorAnswers() {}

  public static byte[] tokens(List<Token> tokens, Instant now, String traceId) {
    return TOKENS.bytes(tokens.stream().map(token -> new Seen(token, now, null)).toList(), traceId);
  }

  public static byte[] token(Token token, TokenSecret secret, Instant now, String traceId) {
    return NEW_TOKEN.bytes(new Seen(token, now, secret), traceId);
  }

  public static byte[] deleting(LocationId location, String traceId) {
    return DELETING.bytes(location, traceId);
  }

  static @Nullable List<String> locations(Operator operator) {
    List<LocationId> locations = operator.locations();
    return locations == null ? null : locations.stream().map(LocationId::value).toList();
  }

  private static @Nullable String app(Token token) {
    TokenOrigin issued = token.issued();
    return issued == null ? null : issued.app();
  }

  private static List<String> scopes(Token token) {
    return token.scopes().stream().sorted().map(Scope::wireName).toList();
  }
}
