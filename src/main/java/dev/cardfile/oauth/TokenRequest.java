package dev.cardfile.oauth;

/**
 * An app's request for tokens.
 *
 * @param clientId see {@link App#clientId}
 */
public record TokenRequest(String clientId, String clientSecret, Ask ask) {

  /** What the app asks for. */
  public sealed interface Ask {

    /** Tokens in exchange for a credential. */
    record Exchange(String credential, ExchangeParameters parameters) implements Ask {}

    /** A company token, for which the app needs only its client id and secret. */
    record Company() implements Ask {}
  }

  /** Keeps the secrets out of logs. */
  @Override
  public String toString() {
    return "TokenRequest of " + clientId;
  }
}
