package dev.cardfile.wire.oauth;

import dev.cardfile.oauth.ExchangeParameters;
import dev.cardfile.oauth.TokenRequest;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the token requests of apps. The client id and secret are in the body or in the header
 * {@code Authorization: Basic}; if they are in both, they must be the same. Unknown parameters are
 * ignored, as OAuth requires.
 */
public final class TokenRequestReader {

  private static final String CODE = "authorization_code";
  private static final String REFRESH = "refresh_token";
  private static final String COMPANY = "client_credentials";
  private static final List<String> GRANT_TYPES = List.of(CODE, REFRESH, COMPANY);
  private static final List<String> USER_TYPES = List.of("Company", "Location");

  /** The parameters in one spelling. */
  private record Parameters(
      Property.OfString<String> clientId,
      Property.OfString<String> clientSecret,
      Property.OfString<String> grantType,
      Property.OfString<String> code,
      Property.OfString<String> redirectUri,
      Property.OfString<String> verifier,
      Property.OfString<String> refreshToken,
      Property.OfString<String> userType) {

    static Parameters in(ParameterStyle style) {
      return new Parameters(
          field(style, "client_id").about("The app's; not needed with Authorization: Basic."),
          field(style, "client_secret").about("The app's; not needed with Authorization: Basic."),
          FormProperties.choice(style.of("grant_type"), GRANT_TYPES),
          field(style, "code").about("The code from the redirect, for " + CODE + "."),
          field(style, "redirect_uri").about("Where the code was sent, for " + CODE + "."),
          field(style, "code_verifier")
              .about("Needed for " + CODE + " if a code_challenge was sent."),
          field(style, "refresh_token").about("For " + REFRESH + "."),
          FormProperties.choice(style.of("user_type"), USER_TYPES));
    }

    private static Property.OfString<String> field(ParameterStyle style, String name) {
      return FormProperties.field(style.of(name));
    }

    Property[] all() {
      return new Property[] {
        grantType, clientId, clientSecret, code, redirectUri, verifier, refreshToken, userType
      };
    }
  }

  private static final Map<ParameterStyle, Parameters> PARAMETERS =
      new EnumMap<>(
          Map.of(
              ParameterStyle.SNAKE, Parameters.in(ParameterStyle.SNAKE),
              ParameterStyle.CAMEL, Parameters.in(ParameterStyle.CAMEL)));

  private static final Shape SNAKE = shape(ParameterStyle.SNAKE);

  /** The parameters in both spellings; {@code grant_type} is required in one of them. */
  public static final Shape SHAPE =
      SNAKE.with(parameters(ParameterStyle.CAMEL).all()).ignoringNull();

  // Possessive quantifiers prevent backtracking, which would try a header of thousands of blanks at
  // every split of them.
  private static final Pattern BASIC =
      Pattern.compile("\\s*+basic\\s++(\\S*+)\\s*+", Pattern.CASE_INSENSITIVE);

  /** The credentials with which an app identifies itself. */
  private record Client(String id, String secret) {}

  /**
   * Reads a request. Never throws, whatever the bytes.
   *
   * @param body decompressed, and limited in size by the caller
   * @param authorization the header as it was sent; null if there is none
   * @param style the spelling in which a refusal names the parameters
   */
  public BodyReading<TokenRequest> read(
      byte[] body, @Nullable String authorization, ParameterStyle style) {
    return RequestReader.form(
        style.read(body, SNAKE.names()),
        SHAPE,
        said -> read(said, authorization, parameters(style)));
  }

  private static Parameters parameters(ParameterStyle style) {
    return Objects.requireNonNull(PARAMETERS.get(style));
  }

  private static Shape shape(ParameterStyle style) {
    return Shape.of(parameters(style).all());
  }

  private static @Nullable TokenRequest read(
      ObjectReader said, @Nullable String authorization, Parameters known) {
    Matcher basic = BASIC.matcher(authorization == null ? "" : authorization);
    Client client =
        basic.matches()
            ? client(basic.group(1), said, known)
            : new Client(said.required(known.clientId()), said.required(known.clientSecret()));
    TokenRequest.Ask ask = ask(said, known);
    var _ = said.string(known.userType());
    if (client == null) {
      said.refuseLast(new Problem.InvalidClient());
      return null;
    }
    return new TokenRequest(client.id(), client.secret(), ask);
  }

  private static TokenRequest.Ask ask(ObjectReader said, Parameters known) {
    return switch (said.required(known.grantType())) {
      case CODE ->
          new TokenRequest.Ask.Exchange(
              said.required(known.code()),
              new ExchangeParameters.OfCode(
                  said.string(known.redirectUri()).given(), said.string(known.verifier()).given()));
      case REFRESH ->
          new TokenRequest.Ask.Exchange(
              said.required(known.refreshToken()), new ExchangeParameters.OfRefresh());
      default -> new TokenRequest.Ask.Company();
    };
  }

  /**
   * Returns the credentials in the header; null if they cannot be decoded, or differ from those in
   * the body.
   */
  private static @Nullable Client client(String basic, ObjectReader said, Parameters known) {
    String id = said.string(known.clientId()).given();
    String secret = said.string(known.clientSecret()).given();
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
