package dev.cardfile.wire.oauth;

import dev.cardfile.oauth.Proof;
import dev.cardfile.oauth.TokenRequest;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an app asks for. Its name and secret stand in the body or in the header {@code
 * Authorization: Basic}; in both places they have to be the same. What nobody knows is passed over,
 * as OAuth has it.
 */
public final class TokenRequestReader {

  private static final String CODE = "authorization_code";
  private static final String REFRESH = "refresh_token";
  private static final String COMPANY = "client_credentials";
  private static final List<String> GRANT_TYPES = List.of(CODE, REFRESH, COMPANY);
  private static final List<String> USER_TYPES = List.of("Company", "Location");

  private static final Property.OfString<String> CLIENT_ID =
      FormProperties.field("client_id").about("The app's; not needed with Authorization: Basic.");
  private static final Property.OfString<String> CLIENT_SECRET =
      FormProperties.field("client_secret")
          .about("The app's; not needed with Authorization: Basic.");
  private static final Property.OfString<String> GRANT_TYPE =
      FormProperties.choice("grant_type", GRANT_TYPES);
  private static final Property.OfString<String> CODE_TEXT =
      FormProperties.field("code").about("The code from the redirect, for " + CODE + ".");
  private static final Property.OfString<String> REDIRECT_URI =
      FormProperties.field("redirect_uri").about("Where the code was sent, for " + CODE + ".");
  private static final Property.OfString<String> VERIFIER =
      FormProperties.field("code_verifier")
          .about("Needed for " + CODE + " if a code_challenge was sent.");
  private static final Property.OfString<String> REFRESH_TOKEN =
      FormProperties.field("refresh_token").about("For " + REFRESH + ".");
  private static final Property.OfString<String> USER_TYPE =
      FormProperties.choice("user_type", USER_TYPES);

  public static final Shape SHAPE =
      Shape.of(
              GRANT_TYPE,
              CLIENT_ID,
              CLIENT_SECRET,
              CODE_TEXT,
              REDIRECT_URI,
              VERIFIER,
              REFRESH_TOKEN,
              USER_TYPE)
          .requiring(GRANT_TYPE)
          .ignoringNull();

  // Possessive: a header of thousands of blanks must not be tried at every split of them.
  private static final Pattern BASIC =
      Pattern.compile("\\s*+basic\\s++(\\S*+)\\s*+", Pattern.CASE_INSENSITIVE);

  /** Who an app says it is. */
  private record Client(String id, String secret) {}

  /**
   * Reads a request. It throws nothing, whatever the bytes.
   *
   * @param body unpacked, and bounded by the caller
   * @param authorization the header as it was sent; null when it was not
   */
  public BodyReading<TokenRequest> read(byte[] body, @Nullable String authorization) {
    return RequestReader.form(body, SHAPE, said -> read(said, authorization));
  }

  private static @Nullable TokenRequest read(ObjectReader said, @Nullable String authorization) {
    Matcher basic = BASIC.matcher(authorization == null ? "" : authorization);
    Client client =
        basic.matches()
            ? client(basic.group(1), said)
            : new Client(said.required(CLIENT_ID), said.required(CLIENT_SECRET));
    TokenRequest.Ask ask = ask(said);
    var _ = said.string(USER_TYPE);
    if (client == null) {
      said.refuseLast(new Problem.InvalidClient());
      return null;
    }
    return new TokenRequest(client.id(), client.secret(), ask);
  }

  private static TokenRequest.Ask ask(ObjectReader said) {
    return switch (said.required(GRANT_TYPE)) {
      case CODE ->
          new TokenRequest.Ask.Exchange(
              said.required(CODE_TEXT),
              new Proof.OfCode(said.string(REDIRECT_URI).given(), said.string(VERIFIER).given()));
      case REFRESH ->
          new TokenRequest.Ask.Exchange(said.required(REFRESH_TOKEN), new Proof.OfRefresh());
      default -> new TokenRequest.Ask.Company();
    };
  }

  /** Who the header says it is; null when that cannot be read, or the body says otherwise. */
  private static @Nullable Client client(String basic, ObjectReader said) {
    String id = said.string(CLIENT_ID).given();
    String secret = said.string(CLIENT_SECRET).given();
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
