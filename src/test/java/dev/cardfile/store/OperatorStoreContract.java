package dev.cardfile.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardfile.access.Operator;
import dev.cardfile.access.OperatorStore;
import dev.cardfile.access.TokenHash;
import dev.cardfile.location.LocationId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link OperatorStore} must do. */
public abstract class OperatorStoreContract extends StoreContract {

  private static final Instant NOW = Contacts.NOW;
  private static final TokenHash CODE = TokenHash.of("code");
  private static final int CALLERS = 8;
  private static final int ROUNDS = 5;

  private OperatorStore operators() {
    return stores().operators();
  }

  static Stream<Operator> operatorsOfEveryKind() {
    return Stream.of(
        operator("plain", NOW),
        new Operator(
            "full",
            TokenHash.of("full"),
            "Ünïcödé 😀",
            List.of(THERE, HERE),
            NOW,
            NOW.plusSeconds(1),
            NOW.plusSeconds(2)),
        new Operator("nowhere", TokenHash.of("nowhere"), null, List.of(), NOW, null, null));
  }

  @ParameterizedTest
  @MethodSource("operatorsOfEveryKind")
  void anOperatorComesBackAsItWasCreated(Operator operator) {
    operators().create(operator);
    assertThat(operators().find(operator.hash())).contains(operator);
    reopen(StoreSettings.DEFAULT);
    assertThat(operators().find(operator.hash())).contains(operator);
    assertThat(operators().list()).containsExactly(operator);
    assertThat(operators().find(TokenHash.of("another"))).isEmpty();
    assertThat(stores().tokens().find(operator.hash())).isEmpty();
  }

  @Test
  void anOperatorHasNoLocationThatIsNotThere() {
    Operator lost =
        new Operator(
            "lost",
            TokenHash.of("lost"),
            null,
            List.of(HERE, new LocationId("nowhere")),
            NOW,
            null,
            null);
    assertThatThrownBy(() -> operators().create(lost)).isInstanceOf(UnknownLocation.class);
    assertThat(operators().list()).isEmpty();
  }

  @Test
  void operatorsAreListedTheOldestFirst() {
    operators().create(operator("c", NOW.plusMillis(1)));
    operators().create(operator("a", NOW.plusMillis(2)));
    operators().create(operator("b", NOW));
    assertThat(operators().list()).extracting(Operator::id).containsExactly("b", "c", "a");
  }

  @Test
  void anOperatorNeedsAnIdAndAHashOfItsOwn() {
    Operator first = operator("o", NOW);
    operators().create(first);
    assertThatThrownBy(() -> operators().create(first)).isInstanceOf(IllegalStateException.class);
    Operator sameHash = new Operator("p", first.hash(), null, null, NOW, null, null);
    assertThatThrownBy(() -> operators().create(sameHash))
        .isInstanceOf(IllegalStateException.class);
    assertThat(operators().list()).containsExactly(first);
  }

  @Test
  void anOperatorIsRevokedOnce() {
    operators().create(operator("o", NOW));
    assertThat(operators().revoke("o", NOW.plusSeconds(5))).isTrue();
    assertThat(operators().revoke("o", NOW.plusSeconds(9))).isTrue();
    assertThat(operators().find(TokenHash.of("o")).orElseThrow().revoked())
        .isEqualTo(NOW.plusSeconds(5));
    assertThat(operators().revoke("unknown", NOW)).isFalse();
  }

  @Test
  void theTokenRevisionChangesWithEveryOperatorAndWithNoLink() {
    long first = stores().tokens().revision();
    operators().create(operator("o", NOW));
    long second = stores().tokens().revision();
    assertThat(second).isNotEqualTo(first);
    operators().addLink(CODE, NOW.plusSeconds(1), NOW);
    assertThat(operators().redeemLink(CODE, NOW)).isTrue();
    assertThat(stores().tokens().revision()).isEqualTo(second);
    operators().revoke("o", NOW);
    assertThat(stores().tokens().revision()).isNotIn(first, second);
  }

  @Test
  void aLinkIsGoodOnceAndUntilItExpires() {
    operators().addLink(CODE, NOW.plusSeconds(1), NOW);
    assertThat(operators().redeemLink(TokenHash.of("another"), NOW)).isFalse();
    assertThat(operators().redeemLink(CODE, NOW.plusMillis(999))).isTrue();
    assertThat(operators().redeemLink(CODE, NOW)).isFalse();
    operators().addLink(CODE, NOW.plusSeconds(1), NOW);
    assertThat(operators().redeemLink(CODE, NOW.plusSeconds(1))).isFalse();
  }

  @Test
  void linksThatHaveExpiredGoWithTheNextOne() {
    operators().addLink(CODE, NOW.plusSeconds(1), NOW);
    operators().addLink(TokenHash.of("later"), NOW.plusSeconds(9), NOW.plusSeconds(1));
    assertThat(fixture().rows("SELECT hash FROM console_link"))
        .containsExactly(TokenHash.of("later").hex());
  }

  @Test
  void ofAllWhoBringALinkAtOnceOneGetsIn() {
    for (int round = 0; round < ROUNDS; round++) {
      TokenHash code = TokenHash.of("code " + round);
      operators().addLink(code, NOW.plusSeconds(1), NOW);
      CyclicBarrier start = new CyclicBarrier(CALLERS);
      List<QueuedCall<Boolean>> all =
          IntStream.range(0, CALLERS)
              .mapToObj(i ->
                  QueuedCall.start(() -> {
                    await(start);
                    return operators().redeemLink(code, NOW);
                  }))
              .toList();
      assertThat(all.stream().map(QueuedCall::answer).filter(in -> in)).hasSize(1);
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Operator operator(String id, Instant created) {
    return new Operator(id, TokenHash.of(id), "name of " + id, null, created, null, null);
  }
}
