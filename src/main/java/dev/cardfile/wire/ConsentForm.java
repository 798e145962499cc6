package dev.cardfile.wire;

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

  /** Of a query as it was sent; empty when it cannot be read, or says one thing twice. */
  public static Optional<ConsentForm> ofQuery(@Nullable String query) {
    return switch (QueryReader.read(query)) {
      case QueryReader.Parsed.Unreadable unreadable -> Optional.empty();
      case QueryReader.Parsed.Query(Json.Members members) -> of(members);
    };
  }

  /** Of a form's body; empty when it cannot be read, or says one thing twice. */
  public static Optional<ConsentForm> ofBody(byte[] body) {
    return switch (FormReader.read(body)) {
      case FormReader.Parsed.Unreadable unreadable -> Optional.empty();
      case FormReader.Parsed.Form(Json.Members members) -> of(members);
    };
  }

  private static Optional<ConsentForm> of(Json.Members members) {
    Violations violations = new Violations();
    FormFields fields = new FormFields(members, violations);
    ConsentForm form =
        new ConsentForm(
            fields.optional("response_type"),
            fields.optional("client_id"),
            fields.optional("redirect_uri"),
            fields.optional("scope"),
            fields.optional("state"),
            fields.optional("code_challenge"),
            fields.optional("code_challenge_method"),
            fields.optional("token"),
            fields.optional("decision"));
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
