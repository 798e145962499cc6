package dev.cardfile.oauth;

/**
 * What an app asks for.
 *
 * @param clientId as the app calls itself
 */
public record TokenRequest(String clientId, String clientSecret, Ask ask) {

  /** What it brings. */
  public sealed interface Ask {

    /** A voucher, to exchange it. */
    record Exchange(String voucher, Proof proof) implements Ask {}

    /** Nothing but its own name: for its company. */
    record Company() implements Ask {}
  }

  /** Keeps the secrets out of logs. */
  @Override
  public String toString() {
    return "TokenRequest of " + clientId;
  }
}
