package dev.cardfile.store;

import static dev.cardfile.store.Contacts.blank;
import static dev.cardfile.store.Contacts.withEmails;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.location.LocationTag;
import dev.cardfile.location.NamedValue;
import dev.cardfile.store.ActivityStore.Outcome;
import dev.cardfile.upsert.DeleteOutcome;
import dev.cardfile.upsert.Linking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@link Transactions} must do when works of every kind are in one batch: each work sees what
 * earlier ones have written, whatever it is.
 */
public abstract class TransactionsContract extends StoreContract {

  private static final ContactId C1 = new ContactId("c1");
  private static final MatchKey KEY = email("ann@example.com");

  /** Makes calls that run in one batch, in order. */
  private final class Together {

    private final BlockedWriter blocked = BlockedWriter.in(stores(), THERE);
    private final List<QueuedCall<?>> calls = new ArrayList<>();

    <R> QueuedCall<R> call(Supplier<R> call) {
      QueuedCall<R> queued = QueuedCall.start(call);
      calls.add(queued);
      return queued;
    }

    <R> QueuedCall<R> work(Set<Lookup<?>> lookups, Function<WorkingSet, R> work) {
      return call(() -> WorkingSet.exclusively(stores(), HERE, lookups, work));
    }

    void run() {
      blocked.goOn();
      calls.forEach(QueuedCall::answer);
      assertThat(batchesSoFar()).containsSequence(1, calls.size());
    }
  }

  @Test
  void aNoteIsAddedToAContactOfTheSameBatchAndGoesWithIt() {
    Together together = new Together();
    var note = Activities.NOTES.least("n1", "c1");
    var early = together.call(() -> writes().run(writes().notes().add(HERE, Writing.TERMS, note)));
    together.work(Set.of(), working -> inserted(working, blank("c1")));
    var added = together.call(() -> writes().run(writes().notes().add(HERE, Writing.TERMS, note)));
    var again =
        together.call(() ->
            writes()
                .run(
                    writes()
                        .notes()
                        .change(HERE, Writing.TERMS, C1, "n1", Activities.NOTES.body("new"))));
    var gone =
        together.call(() -> writes().run(writes().contacts().delete(HERE, Writing.TERMS, C1)));
    var late = together.call(() -> writes().run(writes().notes().add(HERE, Writing.TERMS, note)));
    together.work(Set.of(), working -> inserted(working, blank("c1")));
    together.run();
    assertThat(early.answer()).isEqualTo(new Outcome.NoContact<>());
    assertThat(added.answer()).isEqualTo(new Outcome.Done<>(note));
    assertThat(again.answer()).isInstanceOf(Outcome.Done.class);
    assertThat(gone.answer()).isInstanceOf(DeleteOutcome.Deleted.class);
    assertThat(late.answer()).isEqualTo(new Outcome.NoContact<>());
    assertThat(stores().notes().list(HERE, C1)).contains(List.of());
  }

  /** Finds the oldest holder in this location, or nobody, for any number of keys. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 63, 64, 65, 128, 129, 200})
  void theOldestHolderOfEachOfManyKeysIsFound(int count) {
    List<MatchKey> keys =
        IntStream.range(0, count).mapToObj(i -> email("p" + i + "@example.com")).toList();
    List<Contact> contacts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String held = keys.get(i).value();
      if (i % 6 > 3) {
        contacts.add(withEmails("b%03d".formatted(i), held));
      }
      if (i % 3 == 1) {
        contacts.add(withEmails("a%03d".formatted(i), held, keys.get(i - 1).value()));
        contacts.add(withEmails("c%03d".formatted(i), held));
      }
    }
    List<Optional<ContactId>> expected =
        keys.stream()
            .map(key ->
                contacts.stream()
                    .filter(contact -> contact.emails().all().contains(key.value()))
                    .map(Contact::id)
                    .min(Comparator.comparing(ContactId::value)))
            .toList();
    insert(blank("nobody"));
    Contacts.insert(stores(), HERE, contacts);
    Contacts.insert(stores(), THERE, withEmails("elsewhere", keys.getFirst().value()));
    Set<Lookup<?>> lookups = keys.stream().map(Lookup.ByKey::new).collect(toSet());
    List<Optional<ContactId>> found =
        WorkingSet.exclusively(
            stores(),
            HERE,
            lookups,
            working ->
                keys.stream().map(key -> working.oldestHolder(key).map(Contact::id)).toList());
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void aBusinessTakesItselfOutOfContactsThatTheSameBatchHasLinked() {
    insert(blank("c1"));
    Together together = new Together();
    var early =
        together.call(
            () -> writes().run(writes().links().link(HERE, Writing.TERMS, List.of(C1), "b1")));
    together.call(() -> {
      writes().businesses().add(HERE, Writing.TEST, BusinessStoreContract.full("b1", "x"));
      return "added";
    });
    var linked =
        together.call(
            () -> writes().run(writes().links().link(HERE, Writing.TERMS, List.of(C1), "b1")));
    together.work(
        Set.of(new Lookup.ById(C1)),
        working -> {
          Contact seen = working.contact(C1).orElseThrow();
          working.replace(Contacts.withHeld(seen, withEmails("c1", "a@x").emails(), seen.phones()));
          return seen;
        });
    var deleted =
        together.call(() -> writes().businesses().delete(HERE, Writing.TEST, "b1", Contacts.NOW));
    together.run();
    assertThat(early.answer()).isEqualTo(new Linking.NoBusiness("b1"));
    assertThat(linked.answer()).isEqualTo(new Linking.Done(List.of(C1), true));
    assertThat(deleted.answer()).isTrue();
    Contact after = stores().contacts().find(HERE, C1).orElseThrow();
    assertThat(after.texts()).isEmpty();
    assertThat(after.emails().primary()).isEqualTo("a@x");
    assertThat(stores().businesses().find(HERE, "b1")).isEmpty();
    StoreInvariants.checkBusinesses(fixture().onlooker());
  }

  @Test
  void settingsAndFieldsAreObeyedByTheNextWorkOfTheSameBatch() {
    Together together = new Together();
    var before = together.work(Set.of(), WorkingSet::location);
    var changed =
        together.call(() ->
            writes()
                .locations()
                .change(
                    HERE,
                    Writing.TEST,
                    new LocationChange("New", Edit.keep(), Edit.keep(), Edit.keep(), true, null)));
    var between = together.work(Set.of(), WorkingSet::location);
    var field =
        together.call(() ->
            writes()
                .locations()
                .addField(
                    HERE,
                    Writing.TEST,
                    new CustomFieldDefinition("f", "k", "F", CustomFieldType.TEXT, List.of())));
    var same =
        together.call(() ->
            writes()
                .locations()
                .addField(
                    HERE,
                    Writing.TEST,
                    new CustomFieldDefinition("g", "k", "G", CustomFieldType.TEXT, List.of())));
    var after = together.work(Set.of(), WorkingSet::location);
    together.run();
    assertThat(changed.answer()).isEqualTo(Optional.of(between.answer()));
    assertThat(between.answer().name()).isEqualTo("New");
    assertThat(between.answer().revision()).isGreaterThan(before.answer().revision());
    assertThat(field.answer()).isEqualTo(LocationStore.Created.ADDED);
    assertThat(same.answer()).isEqualTo(LocationStore.Created.KEY_TAKEN);
    assertThat(after.answer().customFields().byId("f")).isPresent();
    Location stored = stores().locations().find(HERE).orElseThrow();
    assertThat(stored).usingRecursiveComparison().isEqualTo(after.answer());
    assertThat(stored.revision()).isGreaterThan(between.answer().revision());
  }

  @Test
  void aTagThatTheSameBatchHasTakenOffComesBackAsAnother() {
    LocationTag blue = new LocationTag("t1", "Blue");
    Together together = new Together();
    together.work(Set.of(), working -> tagged(working, "green"));
    together.call(() -> writes().tags().add(HERE, Writing.TEST, blue));
    var taken =
        together.call(
            () -> writes().tags().add(HERE, Writing.TEST, new LocationTag("t2", "GREEN")));
    together.work(Set.of(), working -> tagged(working, "blue"));
    var gone = together.call(() -> writes().tags().delete(HERE, Writing.TEST, "t1"));
    together.work(Set.of(), working -> tagged(working, "blue"));
    var twice = together.call(() -> writes().tags().delete(HERE, Writing.TEST, "t1"));
    together.run();
    assertThat(taken.answer()).isInstanceOf(NamingResult.Taken.class);
    assertThat(gone.answer()).isTrue();
    assertThat(twice.answer()).isFalse();
    assertThat(tags(HERE)).containsExactly("blue", "green");
    assertThat(stores().tags().list(HERE).getFirst().id()).isNotEqualTo("t1");
  }

  @Test
  void namedValuesOfOneKeyAreTakenWithinABatchToo() {
    NamedValue one = new NamedValue("v1", "k", "One", "1");
    NamedValue two = new NamedValue("v2", "k", "Two", "2");
    Together together = new Together();
    together.call(() -> writes().namedValues().add(HERE, Writing.TEST, one));
    var taken = together.call(() -> writes().namedValues().add(HERE, Writing.TEST, two));
    together.call(() -> writes().namedValues().delete(HERE, Writing.TEST, "v1"));
    var added = together.call(() -> writes().namedValues().add(HERE, Writing.TEST, two));
    together.run();
    assertThat(taken.answer()).isEqualTo(new NamingResult.Taken<>("v1"));
    assertThat(added.answer()).isEqualTo(new NamingResult.Done<>(two));
    assertThat(stores().namedValues().list(HERE)).containsExactly(two);
  }

  /** If several works write a row, only its last state counts. */
  @Test
  void aKeyThatIsLetGoAndTakenAgainInOneBatchIsHeld() {
    insert(withEmails("c1", KEY.value()));
    insert(blank("c3"));
    Together together = new Together();
    replaced(together, blank("c1"));
    replaced(together, withEmails("c1", "other@example.com", KEY.value()));
    together.work(Set.of(), working -> inserted(working, withEmails("c2", "gone@example.com")));
    together.call(
        () -> writes().run(writes().contacts().delete(HERE, Writing.TERMS, new ContactId("c2"))));
    together.call(
        () -> writes().run(writes().contacts().delete(HERE, Writing.TERMS, new ContactId("c3"))));
    together.work(Set.of(), working -> inserted(working, withEmails("c3", "back@example.com")));
    together.run();
    assertThat(oldestHolder(KEY)).contains(C1);
    assertThat(oldestHolder(email("gone@example.com"))).isEmpty();
    assertThat(oldestHolder(email("back@example.com"))).contains(new ContactId("c3"));
    assertThat(fixture().contactIds(HERE)).containsExactly("c1", "c3");
  }

  @Test
  void whatIsSubmittedRunsInItsOrderAndEachHasItsOwnEnd() {
    BlockedWriter blocked = BlockedWriter.in(stores(), THERE);
    CompletableFuture<ContactId> first = submit(working -> inserted(working, blank("c1")));
    CompletableFuture<ContactId> failed =
        submit(working -> {
          working.insert(blank("c2"));
          throw new IllegalStateException("as the test wants");
        });
    CompletableFuture<ContactId> refused = submit(working -> inserted(working, blank("c1")));
    CompletableFuture<ContactId> lost =
        stores()
            .transactions()
            .submit(
                new LocationId("nowhere"),
                Writing.TEST,
                Set.of(),
                WorkingSet.deciding(working -> C1));
    CompletableFuture<ContactId> last = submit(working -> inserted(working, blank("c3")));
    assertThat(first).isNotDone();
    blocked.goOn();
    assertThat(first.join()).isEqualTo(C1);
    assertThat(last.join().value()).isEqualTo("c3");
    assertThatThrownBy(failed::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThatThrownBy(refused::join).hasCauseInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(lost::join).hasCauseInstanceOf(UnknownLocation.class);
    assertThat(fixture().contactIds(HERE)).containsExactly("c1", "c3");
  }

  @Test
  void whatIsSubmittedToAFullQueueFailsAtOnceAndLeavesRoomForThoseWhoWait() {
    BlockedWriter blocked = BlockedWriter.in(stores(), HERE);
    int most = Transactions.MOST_SUBMITTED;
    List<CompletableFuture<ContactId>> all =
        IntStream.rangeClosed(0, most)
            .mapToObj(i -> submit(working -> inserted(working, blank("c" + i))))
            .toList();
    assertThat(all.get(most)).isCompletedExceptionally();
    assertThatThrownBy(all.get(most)::join).hasCauseInstanceOf(StoreUnavailable.class);
    QueuedCall<?> waits =
        QueuedCall.start(() ->
            WorkingSet.exclusively(
                stores(), HERE, Set.of(), working -> inserted(working, blank("waits"))));
    blocked.goOn();
    assertThat(all.get(most - 1).join().value()).isEqualTo("c" + (most - 1));
    waits.answer();
    assertThat(fixture().contactIds(HERE)).hasSize(most + 1).doesNotContain("c" + most);
  }

  @Test
  void tellsHowManyWaitForAWriter() {
    StoreFigures.Queue idle = stores().figures().queue();
    assertThat(idle.waiting()).isZero();
    assertThat(idle.rows()).isZero();
    assertThat(idle.most()).isPositive();
    BlockedWriter blocked = BlockedWriter.in(stores(), HERE);
    List<CompletableFuture<ContactId>> rows =
        IntStream.rangeClosed(1, 3)
            .mapToObj(i -> submit(working -> inserted(working, blank("row" + i))))
            .toList();
    QueuedCall<?> waits =
        QueuedCall.start(() ->
            WorkingSet.exclusively(
                stores(), HERE, Set.of(), working -> inserted(working, blank("waits"))));
    assertThat(stores().figures().queue()).isEqualTo(new StoreFigures.Queue(1, idle.most(), 3));
    blocked.goOn();
    waits.answer();
    rows.forEach(CompletableFuture::join);
    assertThat(stores().figures().queue()).isEqualTo(idle);
  }

  private CompletableFuture<ContactId> submit(Function<WorkingSet, ContactId> work) {
    return stores().transactions().submit(HERE, Writing.TEST, Set.of(), WorkingSet.deciding(work));
  }

  private void replaced(Together together, Contact contact) {
    together.work(
        by(contact.id()),
        working -> {
          var _ = working.contact(contact.id()).orElseThrow();
          working.replace(contact);
          return contact.id();
        });
  }

  private static ContactId inserted(WorkingSet working, Contact contact) {
    working.insert(contact);
    return contact.id();
  }

  private static String tagged(WorkingSet working, String name) {
    working.addTags(List.of(name));
    return name;
  }
}
