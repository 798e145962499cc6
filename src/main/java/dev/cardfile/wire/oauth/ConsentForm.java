package dev.cardfile.wire.oauth;

import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The query or form that a browser sends to the page on which a person gives consent. What was not
 * sent is null.
 *
 * @param token the token that the person has pasted
 * @param decision the button that the person has pressed
 */
public record ConsentForm(
    @Nullable String responseType,
    @Nullable String clientId,
    @Nullable String redirectUri,
    @Nullable String scope,
    @Nullable String state,
    @Nullable String challenge,
    @Nullable String challengeMethod,
    @Nullable String token,
    @Nullable String decision) {

  private static final Property.OfString<String> RESPONSE_TYPE =
      FormProperties.field("response_type").about("Must be code.");
  private static final Property.OfString<String> CLIENT_ID =
      FormProperties.field("client_id").about("The app's client id.");
  private static final Property.OfString<String> REDIRECT_URI =
      FormProperties.field("redirect_uri").about("One of the app's redirect URIs.");
  private static final Property.OfString<String> SCOPE =
      FormProperties.field("scope")
          .about("Scopes, separated by spaces; by default all scopes of the app.");
  private static final Property.RawString STATE =
      Property.rawString("state", FormProperties.MAX_LENGTH).about("Returned unchanged.");
  private static final Property.OfString<String> CHALLENGE =
      FormProperties.field("code_challenge").about("The hash of a code_verifier (RFC 7636).");
  private static final Property.OfString<String> CHALLENGE_METHOD =
      FormProperties.field("code_challenge_method").about("S256, if there is a code_challenge.");
  private static final Property.OfString<String> TOKEN =
      FormProperties.field("token").about("The token that the user has pasted.");
  private static final Property.OfString<String> DECISION =
      FormProperties.field("decision")
          .about("The button that was pressed: continue, allow or deny.");

  private static final Shape ASKED =
      Shape.of(RESPONSE_TYPE, CLIENT_ID, REDIRECT_URI, SCOPE, STATE, CHALLENGE, CHALLENGE_METHOD);

  public static final Shape QUERY = ASKED.requiring(CLIENT_ID, REDIRECT_URI);
  public static final Shape FORM = QUERY.with(TOKEN, DECISION);

  /**
   * The shape by which a query or form is read. It requires nothing, because the page reports what
   * is missing.
   */
  private static final Shape READ = ASKED.with(TOKEN, DECISION).ignoringNull();

  /** Reads a query as it was sent; returns empty if it cannot be read, or repeats a parameter. */
  public static Optional<ConsentForm> ofQuery(@Nullable String query) {
    return said(RequestReader.query(query, READ, ConsentForm::of));
  }

  /** Reads the body of a form; returns empty if it cannot be read, or repeats a parameter. */
  public static Optional<ConsentForm> ofBody(byte[] body) {
    return said(RequestReader.form(body, READ, ConsentForm::of));
  }

  private static Optional<ConsentForm> said(BodyReading<ConsentForm> reading) {
    return switch (reading) {
      case BodyReading.Refused<ConsentForm> refused -> Optional.empty();
      case BodyReading.Accepted<ConsentForm>(ConsentForm form, var _) -> Optional.of(form);
    };
  }

  private static ConsentForm of(ObjectReader said) {
    return new ConsentForm(
        said.string(RESPONSE_TYPE).given(),
        said.string(CLIENT_ID).given(),
        said.string(REDIRECT_URI).given(),
        said.string(SCOPE).given(),
        state(said),
        said.string(CHALLENGE).given(),
        said.string(CHALLENGE_METHOD).given(),
        said.string(TOKEN).given(),
        said.string(DECISION).given());
  }

  /**
   * Returns the state exactly as it was sent, including blanks, because the app gets it back
   * unchanged. A line break is refused, because browsers change line breaks when they send a form.
   */
  private static @Nullable String state(ObjectReader said) {
    String state = said.isNull(STATE) ? null : said.rawString(STATE);
    if (state != null && (state.indexOf('\r') >= 0 || state.indexOf('\n') >= 0)) {
      said.refuse(STATE, Requirement.WELL_FORMED);
    }
    return state == null || state.isEmpty() ? null : state;
  }

  /** Returns the names of the scopes that are asked for; empty if none were sent. */
  public List<String> scopes() {
    return scope == null
        ? List.of()
        : Stream.of(scope.split("[\\s,]+")).filter(name -> !name.isEmpty()).toList();
  }

  /** Keeps the token out of logs. */
  @Override
  public String toString() {
    return "ConsentForm of " + clientId;
  }
}
