package dev.cardfile.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardfile.access.Scope;
import dev.cardfile.access.Token;
import dev.cardfile.access.TokenHash;
import dev.cardfile.access.TokenStore;
import dev.cardfile.location.LocationId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link TokenStore} must do. */
public abstract class TokenStoreContract extends StoreContract {

  private static final Instant NOW = Contacts.NOW;

  private TokenStore tokens() {
    return stores().tokens();
  }

  static Stream<Token> tokensOfEveryKind() {
    return Stream.of(
        token("plain", NOW),
        new Token(
            "full",
            TokenHash.of("full"),
            HERE,
            "Ünïcödé 😀",
            EnumSet.allOf(Scope.class),
            NOW,
            NOW.plusSeconds(1),
            NOW.plusSeconds(2)),
        new Token("bare", TokenHash.of("bare"), HERE, null, Set.of(), NOW, null, null));
  }

  @ParameterizedTest
  @MethodSource("tokensOfEveryKind")
  void aTokenComesBackAsItWasCreated(Token token) {
    tokens().create(token);
    assertThat(tokens().find(token.hash())).contains(token);
    reopen(StoreSettings.DEFAULT);
    assertThat(tokens().find(token.hash())).contains(token);
    assertThat(tokens().list(HERE)).containsExactly(token);
    assertThat(tokens().list(THERE)).isEmpty();
    assertThat(tokens().find(TokenHash.of("another"))).isEmpty();
  }

  @Test
  void tokensAreListedTheOldestFirst() {
    tokens().create(token("c", NOW.plusMillis(1)));
    tokens().create(token("a", NOW.plusMillis(2)));
    tokens().create(token("b", NOW));
    assertThat(tokens().list(HERE)).extracting(Token::id).containsExactly("b", "c", "a");
  }

  @Test
  void aTokenNeedsALocationAndAnIdAndAHashOfItsOwn() {
    Token lost =
        new Token(
            "t", TokenHash.of("t"), new LocationId("nowhere"), null, Set.of(), NOW, null, null);
    assertThatExceptionOfType(UnknownLocation.class).isThrownBy(() -> tokens().create(lost));
    Token first = token("t", NOW);
    tokens().create(first);
    assertThatThrownBy(() -> tokens().create(first)).isInstanceOf(IllegalStateException.class);
    Token sameHash = new Token("u", first.hash(), HERE, null, Set.of(), NOW, null, null);
    assertThatThrownBy(() -> tokens().create(sameHash)).isInstanceOf(IllegalStateException.class);
    assertThat(tokens().list(HERE)).containsExactly(first);
  }

  @Test
  void aTokenIsRevokedOnce() {
    tokens().create(token("t", NOW));
    assertThat(tokens().revoke("t", NOW.plusSeconds(5))).isTrue();
    assertThat(tokens().revoke("t", NOW.plusSeconds(9))).isTrue();
    assertThat(tokens().find(TokenHash.of("t")).orElseThrow().revoked())
        .isEqualTo(NOW.plusSeconds(5));
    assertThat(tokens().revoke("unknown", NOW)).isFalse();
  }

  @Test
  void theRevisionChangesWithEveryTokenAndWithNothingElse() {
    long first = tokens().revision();
    assertThat(tokens().revision()).isEqualTo(first);
    insert(Contacts.blank("1"));
    stores().locations().create(location(new LocationId("more")));
    assertThat(tokens().revision()).isEqualTo(first);
    tokens().create(token("t", NOW));
    long second = tokens().revision();
    assertThat(second).isNotEqualTo(first);
    tokens().revoke("t", NOW);
    long third = tokens().revision();
    assertThat(third).isNotIn(first, second);
    reopen(StoreSettings.DEFAULT);
    assertThat(tokens().revision()).isEqualTo(third);
  }

  @Test
  void theRevisionDoesNotWaitForTheWriter() {
    tokens().create(token("t", NOW));
    BlockedWriter blocked = BlockedWriter.in(stores(), HERE);
    tokens().revision();
    assertThat(tokens().find(TokenHash.of("t"))).isPresent();
    blocked.goOn();
  }

  private static Token token(String id, Instant created) {
    return new Token(
        id,
        TokenHash.of(id),
        HERE,
        "name of " + id,
        Set.of(Scope.CONTACTS_WRITE, Scope.CONTACTS_READONLY),
        created,
        null,
        null);
  }
}
