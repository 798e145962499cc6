package dev.cardfile.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.location.LocationId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which tokens are cached, and for how long. */
class AuthenticatorTest {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final LocationId HERE = new LocationId("here");

  private final Tokens tokens = new Tokens();
  private final Authenticator authenticator = new Authenticator(tokens, () -> NOW);

  /** An in-memory store that counts the look-ups. */
  private static final class Tokens implements TokenStore {

    private final Map<TokenHash, Token> all = new HashMap<>();
    private long revision;
    private int asked;

    @Override
    public void create(Token token) {
      all.put(token.hash(), token);
      revision++;
    }

    /** Adds an app's token, which cannot have been rejected before: the revision stays. */
    void issue(Token token) {
      all.put(token.hash(), token);
    }

    @Override
    public Optional<Token> find(TokenHash hash) {
      asked++;
      return Optional.ofNullable(all.get(hash));
    }

    @Override
    public List<Token> list(LocationId location) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean revoke(String tokenId, Instant now) {
      revision++;
      return all.values().removeIf(token -> token.id().equals(tokenId));
    }

    @Override
    public long revision() {
      return revision;
    }
  }

  private TokenSecret newToken() {
    TokenSecret secret = TokenSecret.random();
    tokens.issue(new Token(secret.value(), secret.hash(), HERE, null, Set.of(), NOW, null, null));
    return secret;
  }

  private boolean isLetIn(TokenSecret secret) {
    return authenticator.authenticate(secret.value()).isPresent();
  }

  @Test
  void aTokenIsLookedUpOnceForEachRevision() {
    TokenSecret token = newToken();
    for (int time = 0; time < 3; time++) {
      assertThat(isLetIn(token)).isTrue();
    }
    assertThat(tokens.asked).isEqualTo(1);
    tokens.revoke("another", NOW);
    assertThat(isLetIn(token)).isTrue();
    assertThat(isLetIn(token)).isTrue();
    assertThat(tokens.asked).isEqualTo(2);
    tokens.revoke(token.value(), NOW);
    assertThat(isLetIn(token)).isFalse();
  }

  @Test
  void aRefusalIsNotRemembered() {
    TokenSecret token = TokenSecret.random();
    assertThat(isLetIn(token)).isFalse();
    tokens.issue(new Token("t", token.hash(), HERE, null, Set.of(), NOW, null, null));
    assertThat(isLetIn(token)).isTrue();
  }

  /** The oldest cached tokens may have expired long ago, and are not used any more. */
  @Test
  void afterMoreTokensThanAreRememberedTheNewOnesStillAre() {
    Stream.generate(this::newToken)
        .limit(Authenticator.MAX_REMEMBERED)
        .forEach(old -> assertThat(isLetIn(old)).isTrue());
    TokenSecret token = newToken();
    assertThat(isLetIn(token)).isTrue();
    int before = tokens.asked;
    assertThat(isLetIn(token)).isTrue();
    assertThat(tokens.asked).isEqualTo(before);
    assertThat(authenticator.remembered()).isLessThanOrEqualTo(Authenticator.MAX_REMEMBERED);
  }
}
