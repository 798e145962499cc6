package dev.cardfile.write.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Effect;
import dev.cardfile.store.QueuedCall;
import dev.cardfile.store.RetryKey;
import dev.cardfile.store.RetryOutcome;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.Writing;
import dev.cardfile.store.sql.StoreKind;
import dev.cardfile.write.work.SafeRetries.Retried;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written and answered when a request is repeated with its key. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class SafeRetriesTest {

  private static final LocationId HERE = new LocationId("here");
  private static final Duration RETENTION = Duration.ofHours(1);
  private static final int CALLERS = 16;
  private static final int ROUNDS = 20;

  @Parameter private StoreKind kind;

  private StoreFixture database;
  private Stores stores;
  private Instant now = Contacts.NOW;

  @BeforeEach
  void open() {
    database = kind.newFixture();
    stores = database.open(StoreSettings.DEFAULT, StoreEvents.NONE);
    stores.locations().create(Contacts.location(HERE));
  }

  @AfterEach
  void close() {
    stores.close();
    try (StoreFixture closing = database) {
      closing.check();
    }
  }

  private static Work<String> inserting(String id) {
    return new Work<>(
        HERE,
        Writing.TERMS,
        Set.of(),
        view -> Decision.of("inserted " + id, new Effect.InsertContact(Contacts.blank(id))));
  }

  private static SafeRetries.Keyed keyed(String key, String fingerprint) {
    return new SafeRetries.Keyed(new RetryKey("scope", key), fingerprint);
  }

  private static Optional<SafeRetries.Kept> keeping(String answer) {
    return answer.startsWith("refused")
        ? Optional.empty()
        : Optional.of(
            new SafeRetries.Kept(
                new ContactId(answer.substring(answer.indexOf(' ') + 1)), answer(answer)));
  }

  private static RetryOutcome.Answer answer(String text) {
    return new RetryOutcome.Answer(200, text, "\"1\"");
  }

  private Retried<String> run(Stores server, Work<String> work, SafeRetries.Keyed keyed) {
    SafeRetries retries = new SafeRetries(server.retries(), () -> now, RETENTION);
    return new WorkExecutor(server.transactions())
        .run(retries.safe(work, keyed, SafeRetriesTest::keeping));
  }

  private Retried<String> run(Work<String> work, SafeRetries.Keyed keyed) {
    return run(stores, work, keyed);
  }

  private Optional<Retried<String>> earlier(SafeRetries.Keyed keyed) {
    return new SafeRetries(stores.retries(), () -> now, RETENTION).earlier(HERE, keyed);
  }

  @Test
  void theSameRequestIsAnsweredAgainAndNotDoneAgain() {
    assertThat(earlier(keyed("k", "f"))).isEmpty();
    assertThat(run(inserting("c1"), keyed("k", "f"))).isEqualTo(new Retried.Fresh<>("inserted c1"));
    Retried<String> again = new Retried.Replayed<>(answer("inserted c1"));
    assertThat(run(inserting("c2"), keyed("k", "f"))).isEqualTo(again);
    assertThat(earlier(keyed("k", "f"))).contains(again);
    stores.close();
    stores = database.open(StoreSettings.DEFAULT, StoreEvents.NONE);
    assertThat(run(inserting("c3"), keyed("k", "f"))).isEqualTo(again);
    assertThat(stores.contacts().count(HERE)).isEqualTo(1);
  }

  @Test
  void anotherRequestWithTheKeyIsNotDone() {
    var _ = run(inserting("c1"), keyed("k", "f"));
    assertThat(run(inserting("c2"), keyed("k", "g"))).isEqualTo(new Retried.Reused<>());
    assertThat(earlier(keyed("k", "g"))).contains(new Retried.Reused<>());
    assertThat(stores.contacts().count(HERE)).isEqualTo(1);
  }

  @Test
  void whatIsNotKeptMayBeDoneAgain() {
    Work<String> refused =
        new Work<>(HERE, Writing.TERMS, Set.of(), view -> Decision.of("refused"));
    assertThat(run(refused, keyed("k", "f"))).isEqualTo(new Retried.Fresh<>("refused"));
    assertThat(run(inserting("c1").dry(), keyed("k", "f")))
        .isEqualTo(new Retried.Fresh<>("inserted c1"));
    assertThat(run(inserting("c1"), keyed("k", "g"))).isEqualTo(new Retried.Fresh<>("inserted c1"));
  }

  /** An outcome is committed with the effects that it reports: if these fail, it is not kept. */
  @Test
  void whatFailsLeavesNoOutcome() {
    var _ = run(inserting("c1"), keyed("k1", "f"));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() ->
            run(
                new Work<>(
                    HERE,
                    Writing.TERMS,
                    Set.of(),
                    view ->
                        Decision.of(
                            "deleted c1",
                            new Effect.DeleteContact(new ContactId("c1"), Contacts.NOW))),
                keyed("k2", "f")));
    assertThat(earlier(keyed("k2", "f"))).isEmpty();
  }

  @Test
  void anOldOutcomeIsNoneAndIsReplaced() {
    var _ = run(inserting("c1"), keyed("k", "f"));
    now = now.plus(RETENTION).minusMillis(1);
    assertThat(run(inserting("c2"), keyed("k", "g"))).isEqualTo(new Retried.Reused<>());
    now = now.plusMillis(1);
    assertThat(earlier(keyed("k", "f"))).isEmpty();
    assertThat(run(inserting("c2"), keyed("k", "g"))).isEqualTo(new Retried.Fresh<>("inserted c2"));
    assertThat(earlier(keyed("k", "g"))).contains(new Retried.Replayed<>(answer("inserted c2")));
  }

  @Test
  void aRetryDoesNotCreateAPersonWhoWasErased() {
    var _ = run(inserting("c1"), keyed("k1", "f"));
    var _ = run(inserting("c2"), keyed("k2", "f"));
    ContactId person = new ContactId("c1");
    Work<Integer> erasure =
        new Work<>(
            HERE,
            Writing.TERMS,
            Set.of(SafeRetries.outcomesOf(person)),
            view -> {
              List<Effect> effects = SafeRetries.erasing(view, person);
              return new Decision<>(effects.size(), effects);
            });
    assertThat(new WorkExecutor(stores.transactions()).run(erasure)).isEqualTo(1);
    assertThat(run(inserting("c3"), keyed("k1", "f"))).isEqualTo(new Retried.Erased<>());
    assertThat(run(inserting("c3"), keyed("k1", "g"))).isEqualTo(new Retried.Erased<>());
    assertThat(earlier(keyed("k1", "f"))).contains(new Retried.Erased<>());
    assertThat(run(inserting("c3"), keyed("k2", "f")))
        .isEqualTo(new Retried.Replayed<>(answer("inserted c2")));
    assertThat(database.onlooker().rows("SELECT body FROM retry_outcome WHERE retry_key = 'k1'"))
        .containsExactly("null");
  }

  /** Many callers send one request at once, to two servers: one of the requests is done. */
  @Test
  void ofManyAtOnceOneIsDone() {
    try (Stores other = database.open(StoreSettings.DEFAULT, StoreEvents.NONE)) {
      for (int round = 0; round < ROUNDS; round++) {
        SafeRetries.Keyed keyed = keyed("round" + round, "f");
        CountDownLatch start = new CountDownLatch(1);
        List<QueuedCall<Retried<String>>> calls = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
          Stores server = caller % 2 == 0 ? stores : other;
          String id = "c%02d%02d".formatted(round, caller);
          calls.add(
              QueuedCall.start(() -> {
                try {
                  start.await();
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
                return run(server, inserting(id), keyed);
              }));
        }
        start.countDown();
        List<Retried<String>> answers = calls.stream().map(QueuedCall::answer).toList();
        List<String> fresh =
            answers.stream()
                .filter(Retried.Fresh.class::isInstance)
                .map(answer -> ((Retried.Fresh<String>) answer).answer())
                .toList();
        assertThat(fresh).hasSize(1);
        assertThat(answers)
            .filteredOn(answer -> !(answer instanceof Retried.Fresh))
            .hasSize(CALLERS - 1)
            .containsOnly(new Retried.Replayed<>(answer(fresh.getFirst())));
        assertThat(stores.contacts().count(HERE)).isEqualTo(round + 1);
      }
    }
  }
}
