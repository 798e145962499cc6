package dev.cardfile.wire.oauth;

import dev.cardfile.json.JsonObject;
import dev.cardfile.wire.form.FormFields;
import dev.cardfile.wire.form.FormReader;
import dev.cardfile.wire.form.QueryReader;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import dev.cardfile.wire.table.Violations;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a browser brings to the page on which a person consents, in its query or its form; null is
 * what was not sent.
 *
 * @param token what the person has pasted
 * @param decision what the person has pressed
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
      FormFields.field("response_type").about("Must be code.");
  private static final Property.OfString<String> CLIENT_ID =
      FormFields.field("client_id").about("The app's client id.");
  private static final Property.OfString<String> REDIRECT_URI =
      FormFields.field("redirect_uri").about("One of the app's redirect URIs.");
  private static final Property.OfString<String> SCOPE =
      FormFields.field("scope")
          .about("Scopes, separated by blanks; by default all scopes of the app.");
  private static final Property.OfString<String> STATE =
      FormFields.field("state").about("Returned unchanged.");
  private static final Property.OfString<String> CHALLENGE =
      FormFields.field("code_challenge").about("The hash of a code_verifier (RFC 7636).");
  private static final Property.OfString<String> CHALLENGE_METHOD =
      FormFields.field("code_challenge_method").about("S256, if there is a code_challenge.");
  private static final Property.OfString<String> TOKEN =
      FormFields.field("token").about("The token that the user has pasted.");
  private static final Property.OfString<String> DECISION =
      FormFields.field("decision").about("The button that was pressed: continue, allow or deny.");

  public static final Shape QUERY =
      Shape.of(RESPONSE_TYPE, CLIENT_ID, REDIRECT_URI, SCOPE, STATE, CHALLENGE, CHALLENGE_METHOD)
          .requiring(CLIENT_ID, REDIRECT_URI);
  public static final Shape FORM = QUERY.with(TOKEN, DECISION);

  /** Of a query as it was sent; empty when it cannot be read, or says one thing twice. */
  public static Optional<ConsentForm> ofQuery(@Nullable String query) {
    return switch (QueryReader.read(query)) {
      case QueryReader.Parsed.Unreadable unreadable -> Optional.empty();
      case QueryReader.Parsed.Query(JsonObject members) -> of(members);
    };
  }

  /** Of a form's body; empty when it cannot be read, or says one thing twice. */
  public static Optional<ConsentForm> ofBody(byte[] body) {
    return switch (FormReader.read(body, FormReader.MAX_OAUTH_FIELDS)) {
      case FormReader.Parsed.Unreadable unreadable -> Optional.empty();
      case FormReader.Parsed.Form(JsonObject members) -> of(members);
    };
  }

  private static Optional<ConsentForm> of(JsonObject members) {
    Violations violations = new Violations();
    FormFields fields = new FormFields(members, FORM, violations);
    ConsentForm form =
        new ConsentForm(
            fields.optional(RESPONSE_TYPE),
            fields.optional(CLIENT_ID),
            fields.optional(REDIRECT_URI),
            fields.optional(SCOPE),
            fields.verbatim(STATE),
            fields.optional(CHALLENGE),
            fields.optional(CHALLENGE_METHOD),
            fields.optional(TOKEN),
            fields.optional(DECISION));
    return violations.count() == 0 ? Optional.of(form) : Optional.empty();
  }

  /** The names of the scopes that are asked for; none when nothing was said of them. */
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
