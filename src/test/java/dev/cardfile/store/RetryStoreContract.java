package dev.cardfile.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link RetryStore} must do, and how works look up and write its outcomes. */
public abstract class RetryStoreContract extends StoreContract {

  private static final Instant NOW = Contacts.NOW;
  private static final ContactId PERSON = new ContactId("person00000000000000");
  private static final ContactId OTHER = new ContactId("other000000000000000");

  private static RetryKey key(String key) {
    return new RetryKey("scope", key);
  }

  private static RetryOutcome outcome(String key, Instant at, @Nullable ContactId contact) {
    return new RetryOutcome(
        key(key), "print", at, contact, new RetryOutcome.Answer(200, "{\"for\":\"" + key, null));
  }

  private RetryOutcome keep(LocationId location, RetryOutcome outcome, boolean replaces) {
    return decide(
        location,
        Set.of(),
        view -> Decision.of(outcome, new Effect.KeepOutcome(outcome, replaces)));
  }

  private <R> R decide(
      LocationId location, Set<Lookup<?>> lookups, Function<View, Decision<R>> work) {
    return stores().transactions().exclusively(location, Writing.TEST, lookups, work);
  }

  private <T> T lookUp(Lookup<T> lookup) {
    return decide(HERE, Set.of(lookup), view -> Decision.of(view.get(lookup)));
  }

  @Test
  void anOutcomeComesBackAsItWasKept() {
    RetryOutcome full =
        new RetryOutcome(
            key("full"),
            "print",
            NOW,
            PERSON,
            new RetryOutcome.Answer(201, "{\"name\":\"Ünïcödé 😀 '; -- \\n", "\"17-v3\""));
    List<RetryOutcome> all =
        List.of(full, outcome("least", NOW, null), RetryOutcome.erased(key("erased"), NOW));
    all.forEach(outcome -> keep(HERE, outcome, false));
    reopen(StoreSettings.DEFAULT);
    for (RetryOutcome outcome : all) {
      assertThat(stores().retries().find(HERE, outcome.key())).contains(outcome);
      assertThat(lookUp(new Lookup.OutcomeByKey(outcome.key()))).contains(outcome);
    }
  }

  @Test
  void aKeyMeansNothingInAnotherScopeOrLocation() {
    keep(HERE, outcome("key", NOW, PERSON), false);
    assertThat(stores().retries().find(THERE, key("key"))).isEmpty();
    RetryKey elsewhere = new RetryKey("other", "key");
    assertThat(stores().retries().find(HERE, elsewhere)).isEmpty();
    assertThat(lookUp(new Lookup.OutcomeByKey(elsewhere))).isEmpty();
    assertThat(lookUp(new Lookup.OutcomeByKey(key("KEY")))).isEmpty();
    keep(THERE, outcome("key", NOW.plusSeconds(1), PERSON), false);
    assertThat(stores().retries().find(HERE, key("key")).orElseThrow().at()).isEqualTo(NOW);
  }

  @Test
  void anOutcomeMayReplaceAnother() {
    keep(HERE, outcome("key", NOW, PERSON), false);
    RetryOutcome second = outcome("key", NOW.plusSeconds(1), null);
    keep(HERE, second, true);
    assertThat(stores().retries().find(HERE, key("key"))).contains(second);
  }

  /** Within a batch, a work sees what earlier works have kept and dropped. */
  @Test
  void aWorkSeesWhatOthersKeptBeforeIt() {
    Lookup.OutcomeByKey lookup = new Lookup.OutcomeByKey(key("key"));
    RetryOutcome kept = outcome("key", NOW, PERSON);
    List<Decision<String>> works =
        List.of(
            Decision.of("nothing", new Effect.KeepOutcome(kept, false)),
            Decision.of("kept", new Effect.DropOutcomes(List.of(key("key")))),
            Decision.of("nothing", new Effect.KeepOutcome(kept, false)));
    var submitted =
        works.stream()
            .map(decision ->
                stores()
                    .transactions()
                    .<List<Object>>submit(
                        HERE,
                        Writing.TEST,
                        Set.of(lookup),
                        view ->
                            new Decision<>(
                                List.of(view.get(lookup), decision.answer()), decision.effects())))
            .toList();
    assertThat(submitted)
        .extracting(future -> future.join())
        .containsExactly(
            List.of(Optional.empty(), "nothing"),
            List.of(Optional.of(kept), "kept"),
            List.of(Optional.empty(), "nothing"));
    assertThat(stores().retries().find(HERE, key("key"))).contains(kept);
  }

  @Test
  void theOldestAreFoundByTheirAgeAndTheirNumber() {
    assertThat(stores().retries().oldest(HERE)).isEmpty();
    assertThat(stores().retries().youngestBeyond(HERE, 0)).isEmpty();
    for (int i : new int[] {3, 0, 4, 1, 2}) {
      keep(HERE, outcome("key" + i, NOW.plusSeconds(i), PERSON), false);
    }
    keep(THERE, outcome("there", NOW.minusSeconds(9), PERSON), false);
    assertThat(stores().retries().oldest(HERE)).contains(NOW);
    assertThat(stores().retries().youngestBeyond(HERE, 0)).contains(NOW.plusSeconds(4));
    assertThat(stores().retries().youngestBeyond(HERE, 3)).contains(NOW.plusSeconds(1));
    assertThat(stores().retries().youngestBeyond(HERE, 5)).isEmpty();
    assertThat(lookUp(new Lookup.OutcomesUntil(NOW.plusSeconds(2), 10)))
        .containsExactly(key("key0"), key("key1"), key("key2"));
    assertThat(lookUp(new Lookup.OutcomesUntil(NOW.plusSeconds(2), 2)))
        .containsExactly(key("key0"), key("key1"));
    assertThat(lookUp(new Lookup.OutcomesUntil(NOW.minusMillis(1), 10))).isEmpty();
  }

  @Test
  void theOutcomesThatTellOfAPersonAreFoundAloneAndAmongOthers() {
    keep(HERE, outcome("mine", NOW, PERSON), false);
    keep(HERE, outcome("theirs", NOW, OTHER), false);
    keep(HERE, ofSeveral("both", PERSON, OTHER), false);
    keep(HERE, ofSeveral("others", OTHER, new ContactId("third000000000000000")), false);
    keep(HERE, RetryOutcome.erased(key("erased"), NOW), false);
    keep(THERE, outcome("there", NOW, PERSON), false);
    assertThat(lookUp(new Lookup.OutcomesOf(PERSON)))
        .containsExactlyInAnyOrder(
            RetryOutcome.erased(key("mine"), NOW), RetryOutcome.erased(key("both"), NOW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"_", "%", "", ",", "\",\"", "other", "OTHER000000000000000"})
  void aTextThatIsNobodysIdFindsNoOutcome(String id) {
    keep(HERE, ofSeveral("both", PERSON, OTHER), false);
    assertThat(lookUp(new Lookup.OutcomesOf(new ContactId(id)))).isEmpty();
  }

  private static RetryOutcome ofSeveral(String key, ContactId one, ContactId other) {
    String body = "{\"ids\":[\"%s\",\"%s\"],\"traceId\":\"".formatted(one, other);
    return new RetryOutcome(key(key), "print", NOW, null, new RetryOutcome.Answer(200, body, null));
  }
}
