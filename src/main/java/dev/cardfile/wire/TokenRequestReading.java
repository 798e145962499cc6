package dev.cardfile.wire;

import dev.cardfile.oauth.TokenRequest;

/** What came of reading what an app asks for. */
public sealed interface TokenRequestReading {

  record Accepted(TokenRequest request) implements TokenRequestReading {}

  record Refused(Problem problem) implements TokenRequestReading {}
}
