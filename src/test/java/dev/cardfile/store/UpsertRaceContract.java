package dev.cardfile.store;

import static dev.cardfile.store.Caller.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.contact.key.Phone;
import dev.cardfile.location.LocationId;
import dev.cardfile.upsert.FieldsFull;
import dev.cardfile.upsert.LeftDeleted;
import dev.cardfile.upsert.Precondition;
import dev.cardfile.upsert.Precondition.Revisions;
import dev.cardfile.upsert.PreconditionFailed;
import dev.cardfile.upsert.TagsFull;
import dev.cardfile.upsert.UpsertOutcome;
import dev.cardfile.upsert.UpsertResult;
import dev.cardfile.upsert.WriteOutcome;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.upsert.request.Warning;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sixteen callers, of one server or several, compete for the same thing at the same moment. */
public abstract class UpsertRaceContract extends StoreContract {

  private static final int THREADS = 16;
  private static final int ROUNDS = 20;

  /** Spellings of one number. */
  private static final List<String> SPELLINGS =
      List.of(
          "+18888888888",
          "+1 888-888-8888",
          "(888) 888-8888",
          "888.888.8888",
          "1 888 888 8888",
          "tel:+1-888-888-8888",
          "８８８ ８８８ ８８８８");

  private final List<Stores> servers = new ArrayList<>();
  private final List<Caller> callers = new ArrayList<>();
  private LocationId here = HERE;

  private record Sent(UpsertRequest request, UpsertResult result) {}

  @BeforeEach
  void openServers() {
    callers.add(new Caller(stores()));
    while (callers.size() < fixture().servers()) {
      servers.add(fixture().open(StoreSettings.DEFAULT, StoreEvents.NONE));
      callers.add(new Caller(servers.getLast()));
    }
  }

  @AfterEach
  void closeServers() {
    servers.forEach(Stores::close);
  }

  @Test
  void onOneEmail() {
    inEachRound(() -> {
      List<Sent> all = race(i -> request("ann@example.com", null));
      assertOneContact(all);
      assertEveryAnswerTrue(all);
    });
  }

  @Test
  void onOnePhone() {
    inEachRound(() -> {
      List<Sent> all = race(i -> request(null, "+15550000001"));
      assertOneContact(all);
      assertEveryAnswerTrue(all);
    });
  }

  @Test
  void onOnePhoneInManySpellings() {
    inEachRound(() -> {
      List<Sent> all = race(i -> request(null, read(SPELLINGS.get(i % SPELLINGS.size()))));
      assertOneContact(all);
      assertEveryAnswerTrue(all);
    });
  }

  @Test
  void onOneEmailWithOnePhone() {
    inEachRound(() -> {
      List<Sent> all =
          race(i ->
              request(i % 3 == 0 ? null : "ann@example.com", i % 3 == 1 ? null : "+15550000001"));
      assertEveryAnswerTrue(all);
    });
  }

  /** The e-mail of A with the phone of B, and the reverse, while neither A nor B exists. */
  @Test
  void onCrossedPairsThatAreNew() {
    inEachRound(() -> {
      List<Sent> all =
          race(i ->
              switch (i % 4) {
                case 0 -> request("a@example.com", "+1");
                case 1 -> request("b@example.com", "+2");
                case 2 -> request("a@example.com", "+2");
                default -> request("b@example.com", "+1");
              });
      assertEveryAnswerTrue(all);
    });
  }

  @Test
  void onCrossedPairsThatExist() {
    inEachRound(() -> {
      callers.getFirst().upsert(here, "a@example.com", "+1");
      callers.getLast().upsert(here, "b@example.com", "+2");
      List<Sent> all =
          race(i -> i % 2 == 0 ? request("a@example.com", "+2") : request("b@example.com", "+1"));
      assertThat(all).noneMatch(sent -> sent.result().created());
      assertThat(all)
          .allSatisfy(sent ->
              assertThat(sent.result().warnings())
                  .hasSize(1)
                  .first()
                  .isInstanceOf(Warning.Withheld.class));
      assertThat(holder(phone("+1"))).isEqualTo(holder(email("a@example.com")));
      assertThat(holder(phone("+2"))).isEqualTo(holder(email("b@example.com")));
      assertThat(stores().locations().countDuplicates(here)).isZero();
    });
  }

  @Test
  void newContactsOfOneEmail() {
    inEachRound(() -> {
      List<WriteOutcome> all =
          raceOf(i -> caller -> caller.create(here, request("ann@example.com", "+1" + i)));
      assertThat(all).filteredOn(WriteOutcome.Written.class::isInstance).hasSize(1);
      assertTakenByOldest(all, email("ann@example.com"));
      assertThat(fixture().contactIds(here)).hasSize(1);
    });
  }

  /**
   * Whoever comes first creates the contact; upserts then find it, and other creations are refused.
   */
  @Test
  void aNewContactAndUpserts() {
    inEachRound(() -> {
      List<WriteOutcome> all =
          raceOf(i ->
              caller ->
                  i % 4 == 0
                      ? caller.create(here, request("ann@example.com", null))
                      : written(caller.upsert(here, request("ann@example.com", null))));
      assertTakenByOldest(all, email("ann@example.com"));
      assertThat(fixture().contactIds(here)).hasSize(1);
    });
  }

  /** All callers want one value: one of the changes gets it, unless an upsert came first. */
  @Test
  void changesToOneValueAndUpserts() {
    inEachRound(() -> {
      List<ContactId> ids = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        ids.add(callers.getFirst().upsert(here, i + "@example.com", null).contact().id());
      }
      List<WriteOutcome> all =
          raceOf(i ->
              caller ->
                  i % 4 == 0
                      ? written(caller.upsert(here, request("ann@example.com", null)))
                      : caller.change(here, ids.get(i), request("ann@example.com", null)));
      assertTakenByOldest(all, email("ann@example.com"));
      ContactId holder = holder(email("ann@example.com")).orElseThrow();
      assertThat(all)
          .filteredOn(WriteOutcome.Written.class::isInstance)
          .allSatisfy(outcome ->
              assertThat(((WriteOutcome.Written) outcome).contact().id()).isEqualTo(holder));
      assertThat(fixture().contactIds(here)).hasSize(ids.contains(holder) ? THREADS : THREADS + 1);
      assertThat(holder(email(ids.indexOf(holder) + "@example.com"))).isEmpty();
    });
  }

  /**
   * All callers have seen the same revision of a contact, and write only if it is still current.
   */
  @Test
  void ofManyWhoHaveSeenOneRevisionOneWrites() {
    inEachRound(() -> {
      Contact contact = callers.getFirst().upsert(here, "ann@example.com", null).contact();
      Precondition seen =
          new Precondition(new Revisions.Some(Set.of(contact.revision())), new Revisions.Unnamed());
      List<WriteOutcome> all =
          raceOf(i ->
              caller ->
                  i % 2 == 0
                      ? caller.change(here, contact.id(), seen, request(null, "+1" + i))
                      : upserted(caller.upsert(here, seen, request("ann@example.com", "+1" + i))));
      assertThat(all).filteredOn(WriteOutcome.Written.class::isInstance).hasSize(1);
      assertThat(all)
          .filteredOn(outcome -> !(outcome instanceof WriteOutcome.Written))
          .containsOnly(new PreconditionFailed(contact.id(), contact.revision() + 1));
      assertThat(stores().contacts().find(here, contact.id()).orElseThrow().revision())
          .isEqualTo(contact.revision() + 1);
    });
  }

  private static WriteOutcome upserted(UpsertOutcome outcome) {
    return switch (outcome) {
      case UpsertResult result -> written(result);
      case PreconditionFailed failed -> failed;
      case TagsFull full -> full;
      case FieldsFull full -> full;
      case LeftDeleted left -> throw new AssertionError(left);
    };
  }

  /** Runs each round in a new location. */
  private void inEachRound(Runnable race) {
    for (int round = 0; round < ROUNDS; round++) {
      here = new LocationId("round" + round);
      stores().locations().create(location(here));
      race.run();
    }
  }

  private Optional<ContactId> holder(MatchKey key) {
    return oldestHolder(here, key);
  }

  private static WriteOutcome written(UpsertResult result) {
    return new WriteOutcome.Written(result.contact(), result.warnings());
  }

  /**
   * Asserts that the key has one holder, and that everybody who did not get the key was told so.
   */
  private void assertTakenByOldest(List<WriteOutcome> all, MatchKey key) {
    assertThat(stores().locations().countDuplicates(here)).isZero();
    ContactId holder = holder(key).orElseThrow();
    assertThat(all)
        .filteredOn(outcome -> !(outcome instanceof WriteOutcome.Written))
        .allSatisfy(outcome -> {
          WriteOutcome.Taken taken = (WriteOutcome.Taken) outcome;
          assertThat(taken.field()).isEqualTo(key.field());
          assertThat(taken.holder().id()).isEqualTo(holder);
        });
  }

  private void assertOneContact(List<Sent> all) {
    assertThat(all).filteredOn(sent -> sent.result().created()).hasSize(1);
    assertThat(all).extracting(sent -> sent.result().contact().id()).containsOnly(idOf(all.get(0)));
  }

  /**
   * Asserts that each contact was created by exactly one answer, that each value has one holder,
   * and that what an answer says of a value is true: its contact holds the value, or the contact
   * that it names does.
   */
  private void assertEveryAnswerTrue(List<Sent> all) {
    assertThat(stores().locations().countDuplicates(here)).isZero();
    List<ContactId> created =
        all.stream().filter(sent -> sent.result().created()).map(UpsertRaceContract::idOf).toList();
    assertThat(created).doesNotHaveDuplicates();
    Set<ContactId> answered = new HashSet<>(all.stream().map(UpsertRaceContract::idOf).toList());
    assertThat(answered).containsExactlyInAnyOrderElementsOf(created);
    for (Sent sent : all) {
      for (MatchKey key : sent.request().keys()) {
        ContactId expected = withheldBy(sent.result(), key.field()).orElse(idOf(sent));
        assertThat(holder(key)).as("holder of %s", key).contains(expected);
      }
    }
  }

  private static Optional<ContactId> withheldBy(UpsertResult result, MatchingField field) {
    return result.warnings().stream()
        .filter(Warning.Withheld.class::isInstance)
        .map(Warning.Withheld.class::cast)
        .filter(withheld -> withheld.field() == field)
        .map(Warning.Withheld::holder)
        .findFirst();
  }

  private static ContactId idOf(Sent sent) {
    Contact contact = sent.result().contact();
    return contact.id();
  }

  private List<Sent> race(IntFunction<UpsertRequest> requests) {
    return raceOf(i -> {
      UpsertRequest request = requests.apply(i);
      return caller -> new Sent(request, caller.upsert(here, request));
    });
  }

  private <R> List<R> raceOf(IntFunction<Function<Caller, R>> works) {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<QueuedCall<R>> calls = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Function<Caller, R> work = works.apply(i);
      Caller caller = callers.get(i % callers.size());
      calls.add(
          QueuedCall.start(() -> {
            await(start);
            return work.apply(caller);
          }));
    }
    return calls.stream().map(QueuedCall::answer).toList();
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static String read(String phone) {
    return Phone.parse(phone, "US").orElseThrow().phone().value();
  }
}
