package dev.cardfile.wire;

import dev.cardfile.oauth.Proof;
import dev.cardfile.oauth.TokenRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an app asks for. Its name and secret stand in the body or in the header {@code
 * Authorization: Basic}; in both places they have to be the same. What nobody knows is passed over,
 * as OAuth has it.
 */
public final class TokenRequestReader {

  private static final String CLIENT_ID = "client_id";
  private static final String CLIENT_SECRET = "client_secret";
  private static final String CODE = "authorization_code";
  private static final String REFRESH = "refresh_token";
  private static final String COMPANY = "client_credentials";
  private static final Set<String> GRANT_TYPES = Set.of(CODE, REFRESH, COMPANY);
  private static final Set<String> USER_TYPES = Set.of("Company", "Location");

  private static final Pattern BASIC =
      Pattern.compile("\\s*basic\\s+(\\S*)\\s*", Pattern.CASE_INSENSITIVE);

  /** Who an app says it is. */
  private record Client(String id, String secret) {}

  /**
   * Reads a request. It throws nothing, whatever the bytes.
   *
   * @param body unpacked, and bounded by the caller
   * @param authorization the header as it was sent; null when it was not
   */
  public BodyReading<TokenRequest> read(byte[] body, @Nullable String authorization) {
    return switch (FormReader.read(body)) {
      case FormReader.Parsed.Unreadable(Problem problem) -> new BodyReading.Refused<>(problem);
      case FormReader.Parsed.Form(Json.Members form) -> read(form, authorization);
    };
  }

  private static BodyReading<TokenRequest> read(Json.Members form, @Nullable String authorization) {
    Matcher basic = BASIC.matcher(authorization == null ? "" : authorization);
    Violations violations = new Violations();
    FormFields fields = new FormFields(form, violations);
    Client client =
        basic.matches()
            ? client(basic.group(1), fields)
            : new Client(fields.required(CLIENT_ID), fields.required(CLIENT_SECRET));
    TokenRequest.Ask ask = ask(fields);
    if (fields.optional("user_type") != null) {
      var _ = fields.choice("user_type", USER_TYPES);
    }
    if (violations.count() > 0) {
      return new BodyReading.Refused<>(new Problem.Invalid(violations.inOrder()));
    }
    return client == null
        ? new BodyReading.Refused<>(new Problem.InvalidClient())
        : new BodyReading.Accepted<>(new TokenRequest(client.id(), client.secret(), ask));
  }

  private static TokenRequest.Ask ask(FormFields fields) {
    return switch (fields.choice("grant_type", GRANT_TYPES)) {
      case CODE ->
          new TokenRequest.Ask.Exchange(
              fields.required("code"),
              new Proof.OfCode(fields.optional("redirect_uri"), fields.optional("code_verifier")));
      case REFRESH ->
          new TokenRequest.Ask.Exchange(fields.required("refresh_token"), new Proof.OfRefresh());
      default -> new TokenRequest.Ask.Company();
    };
  }

  /** Who the header says it is; null when that cannot be read, or the body says otherwise. */
  private static @Nullable Client client(String basic, FormFields fields) {
    String id = fields.optional(CLIENT_ID);
    String secret = fields.optional(CLIENT_SECRET);
    String decoded;
    try {
      decoded = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
    int colon = decoded.indexOf(':');
    if (colon < 0) {
      return null;
    }
    Client client = new Client(decoded.substring(0, colon), decoded.substring(colon + 1));
    boolean same =
        (id == null || id.equals(client.id()))
            && (secret == null || secret.equals(client.secret()));
    return same ? client : null;
  }
}
