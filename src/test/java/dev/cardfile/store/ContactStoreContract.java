package dev.cardfile.store;

import static dev.cardfile.store.Contacts.blank;
import static dev.cardfile.store.Contacts.full;
import static dev.cardfile.store.Contacts.withCustomFields;
import static dev.cardfile.store.Contacts.withEmails;
import static dev.cardfile.store.Contacts.withHeld;
import static dev.cardfile.store.Contacts.withPhones;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.CustomValue;
import dev.cardfile.contact.HeldValues;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.location.LocationId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link ContactStore} must do. */
public abstract class ContactStoreContract extends StoreContract {

  private static final MatchKey KEY = email("ann@example.com");

  private ContactStore contacts() {
    return stores().contacts();
  }

  static Stream<Contact> contactsOfEveryKind() {
    return Stream.of(
        blank("1"),
        full("2", "x"),
        full("3", "Ünïcödé 中文 \u202eright-to-left"),
        full("4", "astral 😀 \uD834\uDD1E"),
        full("5", "'; DROP TABLE contact; -- \" \\ \n\r\t"),
        full("6", "<script>&amp;</script>"),
        withHeld(
            full("7", "long ".repeat(50_000)).withBusiness("b", Contacts.NOW),
            new HeldValues("😀".repeat(254), List.of("ü".repeat(254))),
            new HeldValues("+15550000001", List.of())),
        withHeld(blank("9"), new HeldValues(null, List.of("only@additional.com")), HeldValues.NONE),
        withCustomFields("10", numbers()));
  }

  private static Map<String, CustomValue> numbers() {
    Map<String, CustomValue> values = new LinkedHashMap<>();
    for (String number :
        List.of(
            "0",
            "-0.0",
            "42",
            "42.00",
            "1E+5",
            "1E-400",
            "0.1",
            "123456789012345678901234567890.5")) {
      values.put("number " + number, new CustomValue.Numeric(new BigDecimal(number)));
    }
    values.put(
        "huge",
        new CustomValue.Numeric(new BigDecimal(BigInteger.TEN.pow(5000).add(BigInteger.ONE))));
    values.put("as text", new CustomValue.Text("42"));
    values.put("as list", new CustomValue.Texts(List.of("42")));
    values.put("as json", new CustomValue.Json("[\"42\"]"));
    values.put("", new CustomValue.Text(""));
    return values;
  }

  @ParameterizedTest
  @MethodSource("contactsOfEveryKind")
  void aContactComesBackAsItWasWritten(Contact contact) {
    insert(contact);
    assertThat(contacts().find(HERE, contact.id())).contains(contact);

    reopen(StoreSettings.DEFAULT);
    Contact found =
        WorkingSet.exclusively(
            stores(),
            HERE,
            by(contact.id()),
            working -> working.contact(contact.id()).orElseThrow());
    assertThat(found).isEqualTo(contact);
    assertThat(new ArrayList<>(found.customFields().values().keySet()))
        .isEqualTo(new ArrayList<>(contact.customFields().values().keySet()));
  }

  @ParameterizedTest
  @MethodSource("contactsOfEveryKind")
  void aContactIsFoundByEachKeyThatItHolds(Contact contact) {
    insert(contact);
    for (MatchKey key : contact.keys()) {
      assertThat(oldestHolder(key)).contains(contact.id());
    }
  }

  @Test
  void aReplacedContactIsNothingButItsReplacement() {
    insert(full("1", "before"));
    Contact after = withHeld(blank("1"), HeldValues.NONE, new HeldValues("+49", List.of("+50")));
    replace(after);
    assertThat(contacts().find(HERE, after.id())).contains(after);
    for (MatchKey key : full("1", "before").keys()) {
      assertThat(oldestHolder(key)).isEmpty();
    }
    assertThat(oldestHolder(phone("+50"))).contains(after.id());
  }

  @Test
  void everyAcknowledgedWriteIsSeenByTheNextWork() {
    for (int i = 0; i < 50; i++) {
      Contact contact = withEmails("id" + i, i + "@example.com");
      insert(contact);
      assertThat(oldestHolder(email(i + "@example.com"))).contains(contact.id());
      assertThat(contacts().find(HERE, contact.id())).contains(contact);
    }
  }

  @Test
  void aLocationsContactsAreCounted() {
    assertThat(contacts().count(HERE)).isZero();
    insert(blank("1"));
    insert(full("2", "x"));
    insert(THERE, blank("3"));
    assertThat(contacts().count(HERE)).isEqualTo(2);
    assertThat(contacts().count(THERE)).isEqualTo(1);
    delete(new ContactId("1"));
    assertThat(contacts().count(HERE)).isEqualTo(1);
    assertThat(contacts().count(new LocationId("nowhere"))).isZero();
  }

  @Test
  void eachWorkOfABatchSeesWhatThoseBeforeItDid() {
    insert(withEmails("1", KEY.value()));
    MatchKey other = email("new@example.com");
    ContactId one = new ContactId("1");
    ContactId two = new ContactId("2");
    Set<Lookup<?>> lookups =
        Set.of(
            new Lookup.ByKey(KEY),
            new Lookup.ByKey(other),
            new Lookup.ById(one),
            new Lookup.ById(two));
    List<ContactId> oldest =
        inOneBatch(
            lookups,
            working -> {
              ContactId found = working.oldestHolder(KEY).orElseThrow().id();
              working.insert(withEmails("2", KEY.value()));
              return found;
            },
            working -> {
              assertThat(working.contact(two)).isPresent();
              ContactId found = working.oldestHolder(KEY).orElseThrow().id();
              working.replace(withEmails("1", "new@example.com"));
              return found;
            },
            working -> {
              assertThat(working.oldestHolder(other).orElseThrow().id()).isEqualTo(one);
              ContactId found = working.oldestHolder(KEY).orElseThrow().id();
              working.delete(one);
              return found;
            },
            working -> {
              assertThat(working.contact(one)).isEmpty();
              assertThat(working.oldestHolder(other)).isEmpty();
              return working.oldestHolder(KEY).orElseThrow().id();
            });
    assertThat(oldest).containsExactly(one, one, two, two);
    assertThat(contacts().find(HERE, one)).isEmpty();
    assertThat(oldestHolder(KEY)).contains(two);
  }

  /**
   * The effects of a work are invisible to the work itself, and are applied when it has returned.
   */
  @Test
  void oneWorkMaySayALotOfOneContact() {
    insert(withEmails("1", KEY.value()));
    ContactId one = new ContactId("1");
    WorkingSet.exclusively(
        stores(),
        HERE,
        Set.of(new Lookup.ByKey(KEY), new Lookup.ById(one)),
        working -> {
          var _ = working.contact(one).orElseThrow();
          working.replace(withEmails("1", "b@example.com"));
          working.delete(one);
          working.insert(withEmails("1", "c@example.com"));
          working.replace(withEmails("1", "d@example.com", "c@example.com"));
          assertThat(working.oldestHolder(KEY)).contains(withEmails("1", KEY.value()));
          return one;
        });
    assertThat(contacts().find(HERE, one))
        .contains(withEmails("1", "d@example.com", "c@example.com"));
    assertThat(oldestHolder(KEY)).isEmpty();
    assertThat(oldestHolder(email("b@example.com"))).isEmpty();
    assertThat(oldestHolder(email("c@example.com"))).contains(one);
  }

  @Test
  void aContactThatIsThereIsNotInsertedAgain() {
    insert(withEmails("1", KEY.value()));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            WorkingSet.exclusively(
                stores(),
                HERE,
                by(KEY),
                working -> {
                  var _ = working.oldestHolder(KEY);
                  working.insert(blank("2"));
                  working.insert(blank("1"));
                  return "inserted";
                }));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Contacts.insert(stores(), HERE, List.of(blank("2"), blank("2"))));
    assertThat(contacts().count(HERE)).isEqualTo(1);
  }

  @Test
  void theOldestHolderHasTheSmallestIdWhetherPrimaryOrAdditional() {
    insert(withEmails("2", KEY.value()));
    insert(withEmails("3", "other@example.com", KEY.value()));
    assertThat(oldestHolder(KEY)).contains(new ContactId("2"));
    insert(withEmails("1", "another@example.com", "more@example.com", KEY.value()));
    assertThat(oldestHolder(KEY)).contains(new ContactId("1"));
  }

  @Test
  void anEmailAndAPhoneOfOneValueAreTwoKeys() {
    insert(withEmails("1", "same"));
    insert(withPhones("2", "same"));
    assertThat(oldestHolder(email("same"))).contains(new ContactId("1"));
    assertThat(oldestHolder(phone("same"))).contains(new ContactId("2"));
  }

  @Test
  void keysThatDifferInCaseOrAreLongerAreOthers() {
    insert(withEmails("1", "a@example.com"));
    assertThat(oldestHolder(email("A@example.com"))).isEmpty();
    assertThat(oldestHolder(email("a@example.com "))).isEmpty();
    assertThat(oldestHolder(email("a@example.co_"))).isEmpty();
    assertThat(oldestHolder(email("%"))).isEmpty();
  }

  @Test
  void aKeyGoesToItsNextOldestHolderWhenOneLetsGoOrIsDeleted() {
    insert(withEmails("1", KEY.value()));
    insert(withEmails("2", KEY.value()));
    insert(withEmails("3", "three@example.com", KEY.value()));
    replace(withEmails("1", "one@example.com"));
    assertThat(oldestHolder(KEY)).contains(new ContactId("2"));
    delete(new ContactId("2"));
    assertThat(oldestHolder(KEY)).contains(new ContactId("3"));
    delete(new ContactId("3"));
    assertThat(oldestHolder(KEY)).isEmpty();
    assertThat(contacts().find(HERE, new ContactId("2"))).isEmpty();
  }

  @Test
  void insideOneBatchAKeyGoesToItsNextOldestHolderToo() {
    insert(withEmails("1", KEY.value()));
    insert(withEmails("2", KEY.value()));
    insert(withEmails("4", KEY.value()));
    List<ContactId> seen =
        inOneBatch(
            working -> takeOldest(working, "1", withEmails("1", "one@example.com")),
            working -> takeOldest(working, "2", null),
            working -> inserted(working, withEmails("3", "three@example.com", KEY.value())),
            working -> takeOldest(working, "3", null),
            working -> working.oldestHolder(KEY).orElseThrow().id());
    assertThat(seen).extracting(ContactId::value).containsExactly("1", "2", "3", "3", "4");
    assertThat(oldestHolder(KEY)).contains(new ContactId("4"));
  }

  @Test
  void insideOneBatchANewHolderDoesNotHideAStoredOneThatIsOlder() {
    insert(withEmails("1", KEY.value()));
    insert(withEmails("2", KEY.value()));
    List<ContactId> seen =
        inOneBatch(
            working -> inserted(working, withEmails("3", KEY.value())),
            working -> takeOldest(working, "1", null),
            working -> takeOldest(working, "2", null),
            working -> takeOldest(working, "3", null));
    assertThat(seen).extracting(ContactId::value).containsExactly("3", "1", "2", "3");
  }

  /**
   * Replaces the oldest holder of the key, which must be {@code expected}; deletes it if there is
   * no replacement.
   */
  private static ContactId takeOldest(WorkingSet working, String expected, Contact replacement) {
    ContactId oldest = working.oldestHolder(KEY).orElseThrow().id();
    assertThat(oldest.value()).isEqualTo(expected);
    if (replacement == null) {
      working.delete(oldest);
    } else {
      working.replace(replacement);
    }
    return oldest;
  }

  @Test
  void insideOneBatchALaterWorkSeesWhatAnEarlierOneDid() {
    List<ContactId> answers =
        inOneBatch(
            IntStream.range(0, 20)
                .mapToObj(i ->
                    (BatchWork)
                        working ->
                            working
                                .oldestHolder(KEY)
                                .map(Contact::id)
                                .orElseGet(() -> {
                                  Contact created = withEmails("id" + i, KEY.value());
                                  working.insert(created);
                                  return created.id();
                                }))
                .toArray(BatchWork[]::new));
    assertThat(answers).hasSize(20).containsOnly(new ContactId("id0"));
    assertThat(contacts().find(HERE, new ContactId("id1"))).isEmpty();
  }

  @Test
  void aWorkThatThrowsLeavesNoTraceAndDoesNotHarmItsNeighbours() {
    insert(withEmails("1", KEY.value()));
    BlockedWriter blocked = BlockedWriter.in(stores(), THERE);
    QueuedCall<ContactId> before = queue(working -> inserted(working, withEmails("2", "b")));
    QueuedCall<ContactId> culprit =
        queue(working -> {
          var _ = working.oldestHolder(KEY).orElseThrow();
          working.insert(withEmails("0", KEY.value(), "culprit@example.com"));
          working.replace(withEmails("1", "gone@example.com"));
          working.delete(new ContactId("1"));
          working.addTags(List.of("culprit"));
          throw new IllegalStateException("as the test wants");
        });
    QueuedCall<ContactId> after = queue(working -> working.oldestHolder(KEY).orElseThrow().id());
    blocked.goOn();

    assertThat(before.answer().value()).isEqualTo("2");
    assertThatThrownBy(culprit::answer)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("as the test wants");
    assertThat(after.answer().value()).isEqualTo("1");
    assertThat(batchesSoFar()).containsSequence(1, 3);
    assertThat(contacts().find(HERE, new ContactId("1"))).contains(withEmails("1", KEY.value()));
    assertThat(contacts().find(HERE, new ContactId("2"))).isPresent();
    assertThat(contacts().find(HERE, new ContactId("0"))).isEmpty();
    assertThat(oldestHolder(email("culprit@example.com"))).isEmpty();
    assertThat(tags(HERE)).isEmpty();
    assertThat(oldestHolder(KEY)).contains(new ContactId("1"));
  }

  @Test
  void aWorkThatThrowsAfterTakingAnIdOfAnotherContactDoesNotHideThatContact() {
    insert(withEmails("1", KEY.value()));
    insert(withEmails("2", KEY.value()));
    BlockedWriter blocked = BlockedWriter.in(stores(), THERE);
    QueuedCall<ContactId> culprit =
        queue(working -> {
          working.insert(blank("2"));
          throw new IllegalStateException("as the test wants");
        });
    QueuedCall<ContactId> deletion = queue(working -> takeOldest(working, "1", null));
    QueuedCall<ContactId> next = queue(working -> working.oldestHolder(KEY).orElseThrow().id());
    blocked.goOn();
    assertThatThrownBy(culprit::answer).hasMessage("as the test wants");
    deletion.answer();
    assertThat(next.answer().value()).isEqualTo("2");
  }

  @Test
  void aWorkThatTheDatabaseRefusesDoesNotHarmItsNeighbours() {
    insert(withEmails("1", "one@example.com"));
    BlockedWriter blocked = BlockedWriter.in(stores(), THERE);
    QueuedCall<ContactId> before = queue(working -> inserted(working, withEmails("2", "b")));
    QueuedCall<ContactId> culprit =
        queue(working -> inserted(working, withEmails("1", "again@example.com")));
    QueuedCall<ContactId> after = queue(working -> inserted(working, withEmails("3", "c")));
    blocked.goOn();

    before.answer();
    after.answer();
    assertThatThrownBy(culprit::answer).isInstanceOf(IllegalStateException.class);
    assertThat(contacts().find(HERE, new ContactId("1")))
        .contains(withEmails("1", "one@example.com"));
    assertThat(contacts().find(HERE, new ContactId("2"))).isPresent();
    assertThat(contacts().find(HERE, new ContactId("3"))).isPresent();
    assertThat(oldestHolder(email("again@example.com"))).isEmpty();
  }

  @Test
  void evenAnErrorReachesOnlyItsCaller() {
    assertThatThrownBy(() ->
            WorkingSet.exclusively(
                stores(),
                HERE,
                Set.of(),
                working -> {
                  throw new StackOverflowError("as the test wants");
                }))
        .isInstanceOf(StackOverflowError.class);
    insert(withEmails("1", KEY.value()));
  }

  @Test
  void whatWasNotAmongTheLookupsIsRefused() {
    insert(withEmails("1", KEY.value()));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            WorkingSet.exclusively(stores(), HERE, Set.of(), working -> working.oldestHolder(KEY)));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            WorkingSet.exclusively(
                stores(), HERE, by(KEY), working -> working.oldestHolder(phone(KEY.value()))));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            WorkingSet.exclusively(
                stores(), HERE, by(KEY), working -> working.contact(new ContactId("1"))));
  }

  @Test
  void whatWasNotShownIsNeitherReplacedNorDeleted() {
    insert(withEmails("1", KEY.value()));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            WorkingSet.exclusively(
                stores(),
                HERE,
                by(KEY),
                working -> {
                  working.replace(blank("1"));
                  return "replaced";
                }));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            WorkingSet.exclusively(
                stores(),
                HERE,
                by(KEY),
                working -> {
                  working.delete(new ContactId("1"));
                  return "deleted";
                }));
    assertThat(oldestHolder(KEY)).contains(new ContactId("1"));
  }

  @Test
  void aWorkingSetIsOfNoUseAfterItsWork() {
    AtomicReference<WorkingSet> kept = new AtomicReference<>();
    WorkingSet.exclusively(
        stores(),
        HERE,
        by(KEY),
        working -> {
          kept.set(working);
          return "kept";
        });
    assertThatThrownBy(() -> kept.get().oldestHolder(KEY))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> kept.get().location()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anUnknownLocationIsNamedAndHarmsNobody() {
    BlockedWriter blocked = BlockedWriter.in(stores(), HERE);
    QueuedCall<String> lost =
        QueuedCall.start(() ->
            WorkingSet.exclusively(
                stores(), new LocationId("nowhere"), Set.of(), working -> "ran"));
    QueuedCall<ContactId> neighbour = queue(working -> inserted(working, blank("1")));
    blocked.goOn();
    assertThatExceptionOfType(UnknownLocation.class).isThrownBy(lost::answer);
    neighbour.answer();
    assertThat(contacts().find(new LocationId("nowhere"), new ContactId("1"))).isEmpty();
  }

  @Test
  void locationsKnowNothingOfEachOther() {
    insert(HERE, withEmails("1", KEY.value()));
    insert(THERE, withEmails("1", "there@example.com", KEY.value()));
    insert(THERE, withEmails("0", "zero@example.com"));
    assertThat(oldestHolder(HERE, KEY)).contains(new ContactId("1"));
    assertThat(oldestHolder(HERE, email("zero@example.com"))).isEmpty();
    delete(new ContactId("1"));
    assertThat(oldestHolder(HERE, KEY)).isEmpty();
    assertThat(oldestHolder(THERE, KEY)).contains(new ContactId("1"));
    assertThat(contacts().find(HERE, new ContactId("0"))).isEmpty();
    assertThat(contacts().find(THERE, new ContactId("0"))).isPresent();
  }

  @Test
  void aFullQueueIsSaidAtOnceAndWhatWaitsIsStillServed() {
    reopen(new StoreSettings(2, 10, 1, 2, StoreSettings.DEFAULT.busyTimeout()));
    BlockedWriter blocked = BlockedWriter.in(stores(), HERE);
    QueuedCall<ContactId> first = queue(working -> inserted(working, blank("1")));
    QueuedCall<ContactId> second = queue(working -> inserted(working, blank("2")));
    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> insert(blank("3")));
    blocked.goOn();
    first.answer();
    second.answer();
    insert(blank("3"));
    assertThat(contacts().find(HERE, new ContactId("3"))).isPresent();
  }

  @Test
  void aBatchIsNoLargerThanItsLimit() {
    reopen(new StoreSettings(100, 3, 1, 2, StoreSettings.DEFAULT.busyTimeout()));
    BlockedWriter blocked = BlockedWriter.in(stores(), HERE);
    List<QueuedCall<ContactId>> calls =
        IntStream.range(0, 7)
            .mapToObj(i -> queue(working -> inserted(working, blank("id" + i))))
            .toList();
    blocked.goOn();
    calls.forEach(QueuedCall::answer);
    assertThat(batchesSoFar()).containsSequence(1, 3, 3, 1);
  }

  @Test
  void closingServesWhatWaitsAndRefusesWhatComes() {
    BlockedWriter blocked = BlockedWriter.in(stores(), HERE);
    List<QueuedCall<ContactId>> waiting =
        IntStream.range(0, 5)
            .mapToObj(i -> queue(working -> inserted(working, blank("id" + i))))
            .toList();
    ContactStore closedSoon = contacts();
    QueuedCall<String> closing =
        QueuedCall.start(() -> {
          stores().close();
          return "closed";
        });
    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> insert(blank("late")));
    blocked.goOn();
    waiting.forEach(QueuedCall::answer);
    closing.answer();
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> closedSoon.find(HERE, new ContactId("id0")));
    assertThat(stores().answers()).isFalse();

    reopen(StoreSettings.DEFAULT);
    assertThat(IntStream.range(0, 5).mapToObj(i -> new ContactId("id" + i)))
        .allSatisfy(id -> assertThat(contacts().find(HERE, id)).isPresent());
    assertThat(contacts().find(HERE, new ContactId("late"))).isEmpty();
  }

  @Test
  void aReaderDoesNotWaitForTheWriter() {
    insert(blank("1"));
    BlockedWriter blocked = BlockedWriter.in(stores(), HERE);
    assertThat(contacts().find(HERE, new ContactId("1"))).isPresent();
    assertThat(stores().locations().find(HERE)).isPresent();
    assertThat(stores().answers()).isTrue();
    blocked.goOn();
  }

  @Test
  void anInterruptedCallerStillGetsItsAnswer() {
    BlockedWriter blocked = BlockedWriter.in(stores(), HERE);
    QueuedCall<Boolean> interrupted =
        QueuedCall.start(() -> {
          insert(blank("1"));
          return Thread.currentThread().isInterrupted();
        });
    interrupted.thread().interrupt();
    blocked.goOn();
    assertThat(interrupted.answer()).as("the interrupt is kept").isTrue();
    assertThat(contacts().find(HERE, new ContactId("1"))).isPresent();
  }

  @Test
  void theTagListHasEachNameOnce() {
    inOneBatch(
        working -> tagged(working, "two", "one", "two"),
        working -> tagged(working, "one", "three"));
    tag(THERE, "there");
    assertThat(tags(HERE)).containsExactly("one", "three", "two");
    tag(HERE, "two", "Ünïcödé 😀");
    assertThat(tags(HERE)).containsExactly("one", "three", "two", "Ünïcödé 😀");
    assertThat(tags(THERE)).containsExactly("there");
  }

  private static ContactId tagged(WorkingSet working, String... names) {
    working.addTags(List.of(names));
    return new ContactId("none");
  }

  private void tag(LocationId location, String... names) {
    WorkingSet.exclusively(stores(), location, Set.of(), working -> tagged(working, names));
  }

  /** A work whose look-up is {@link #KEY}, if no other is given. */
  private interface BatchWork {
    ContactId in(WorkingSet working);
  }

  private List<ContactId> inOneBatch(BatchWork... works) {
    return inOneBatch(by(KEY), works);
  }

  private List<ContactId> inOneBatch(Set<Lookup<?>> lookups, BatchWork... works) {
    BlockedWriter blocked = BlockedWriter.in(stores(), THERE);
    List<QueuedCall<ContactId>> calls = Stream.of(works).map(work -> queue(lookups, work)).toList();
    blocked.goOn();
    List<ContactId> answers = calls.stream().map(QueuedCall::answer).toList();
    assertThat(batchesSoFar()).containsSequence(1, works.length);
    return answers;
  }

  private QueuedCall<ContactId> queue(BatchWork work) {
    return queue(by(KEY), work);
  }

  private QueuedCall<ContactId> queue(Set<Lookup<?>> lookups, BatchWork work) {
    return QueuedCall.start(() -> WorkingSet.exclusively(stores(), HERE, lookups, work::in));
  }

  private static ContactId inserted(WorkingSet working, Contact contact) {
    working.insert(contact);
    return contact.id();
  }
}
