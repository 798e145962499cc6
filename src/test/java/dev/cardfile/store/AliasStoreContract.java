package dev.cardfile.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Alias;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.contact.TextField;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.location.LocationId;
import dev.cardfile.search.Found;
import dev.cardfile.search.FreeText;
import dev.cardfile.search.Search;
import dev.cardfile.search.Sorting;
import dev.cardfile.upsert.LeftDeleted;
import dev.cardfile.upsert.MatchOutcome;
import dev.cardfile.upsert.Precondition;
import dev.cardfile.upsert.RequestBuilder;
import dev.cardfile.upsert.UpsertOutcome;
import dev.cardfile.upsert.UpsertResult;
import dev.cardfile.upsert.request.Origin;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.write.Erasure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The guarantees about aliases, the ids that contacts had elsewhere. */
public abstract class AliasStoreContract extends StoreContract {

  private static final int RACERS = 8;
  private static final int ROUNDS = 10;
  private static final String ID = "seD4PfOuKoVMLkEZqohJ";
  private static final Alias ALIAS = new Alias("highlevel", ID);
  private static final Instant CREATED = Instant.parse("2019-03-04T05:06:07.008Z");
  private static final Instant ACTIVE = Instant.parse("2020-01-02T03:04:05.006Z");

  private static Origin by(Alias alias) {
    return new Origin(alias, null, null, false);
  }

  private static Origin reviving(Alias alias) {
    return new Origin(alias, null, null, true);
  }

  private static UpsertRequest request(Origin origin, @Nullable String email, String city) {
    return RequestBuilder.of(email == null ? Edit.keep() : Edit.put(email), Edit.keep())
        .texts(Map.of(TextField.CITY, Edit.put(city)))
        .build()
        .from(origin);
  }

  private UpsertOutcome outcome(UpsertRequest request) {
    return new Caller(stores()).upsert(HERE, Precondition.NONE, request);
  }

  private UpsertResult upsert(Origin origin, @Nullable String email, String city) {
    return (UpsertResult) outcome(request(origin, email, city));
  }

  private Contact find(ContactId id) {
    return stores().contacts().find(HERE, id).orElseThrow();
  }

  private Map<String, ContactId> standFor(String... ids) {
    return stores().aliases().contacts(HERE, Set.of(ids));
  }

  private Erasure erase(ContactId id) {
    return writes().run(writes().reversals().erase(HERE, Writing.TERMS, id)).orElseThrow();
  }

  private void name(LocationId location, ContactId contact, Alias alias) {
    var _ =
        stores()
            .transactions()
            .exclusively(
                location,
                Writing.TEST,
                by(contact),
                view -> {
                  var _ = view.get(new Lookup.ById(contact)).orElseThrow();
                  return Decision.of(alias, new Effect.PutAlias(alias, contact, null));
                });
  }

  @Test
  void aPersonWithoutEmailAndPhoneIsMadeOnceAndFoundAgain() {
    UpsertResult made = upsert(by(ALIAS), null, "Rome");
    assertThat(made.created()).isTrue();
    reopen(StoreSettings.DEFAULT);
    UpsertResult again = upsert(by(ALIAS), null, "Oslo");
    assertThat(again.outcome()).isInstanceOf(MatchOutcome.Aliased.class);
    assertThat(again.contact().id()).isEqualTo(made.contact().id());
    assertThat(find(made.contact().id()).texts()).containsEntry(TextField.CITY, "Oslo");
    assertThat(upsert(by(new Alias("hubspot", ID)), null, "Bonn").created()).isTrue();
    assertThat(stores().contacts().count(HERE)).isEqualTo(2);
  }

  @Test
  void whoIsFoundByEmailGetsTheAlias() {
    Contact ann = upsert(Origin.NONE, "ann@example.com", "Rome").contact();
    UpsertResult named = upsert(by(ALIAS), "ann@example.com", "Rome");
    assertThat(named.created()).isFalse();
    assertThat(upsert(by(ALIAS), null, "Oslo").contact().id()).isEqualTo(ann.id());
    UpsertResult other = upsert(by(new Alias("highlevel", "other")), "ann@example.com", "Bonn");
    assertThat(other.contact().id()).isEqualTo(ann.id());
    assertThat(upsert(by(new Alias("highlevel", "other")), null, "Bonn").contact().id())
        .isEqualTo(ann.id());
  }

  @Test
  void theAliasDecidesAndWhatAnotherHasIsWithheld() {
    Contact ann = upsert(by(ALIAS), "ann@example.com", "Rome").contact();
    Contact ben = upsert(Origin.NONE, "ben@example.com", "Rome").contact();
    UpsertResult contested = upsert(by(ALIAS), "ben@example.com", "Oslo");
    assertThat(contested.contact().id()).isEqualTo(ann.id());
    assertThat(contested.contact().emails().primary()).isEqualTo("ann@example.com");
    assertThat(contested.contact().texts()).containsEntry(TextField.CITY, "Oslo");
    assertThat(contested.warnings())
        .containsExactly(new Warning.Withheld(MatchingField.EMAIL, ben.id()));
    assertThat(find(ben.id()).texts()).containsEntry(TextField.CITY, "Rome");
  }

  /** In one batch, a work sees the contact that an earlier one has created. */
  @Test
  void ofManyAtOnceOneMakesTheContact() {
    Caller caller = new Caller(stores());
    for (int round = 0; round < ROUNDS; round++) {
      Alias alias = new Alias("round", "number" + round);
      List<CompletableFuture<UpsertResult>> racers =
          IntStream.range(0, RACERS)
              .mapToObj(i ->
                  CompletableFuture.supplyAsync(
                      () -> caller.upsert(HERE, request(by(alias), null, "city" + i))))
              .toList();
      List<UpsertResult> results = racers.stream().map(CompletableFuture::join).toList();
      assertThat(results).filteredOn(UpsertResult::created).hasSize(1);
      assertThat(results)
          .extracting(result -> result.contact().id())
          .containsOnly(results.getFirst().contact().id());
    }
    assertThat(stores().contacts().count(HERE)).isEqualTo(ROUNDS);
  }

  @Test
  void aDeletedContactKeepsItsAliasAndStaysDeleted() {
    ContactId id = upsert(by(ALIAS), "ann@example.com", "Rome").contact().id();
    var _ =
        writes()
            .run(
                writes()
                    .notes()
                    .add(HERE, Writing.TERMS, Activities.NOTES.least("n1", id.value())));
    delete(id);
    assertThat(standFor(ID)).containsEntry(ID, id);
    assertThat(outcome(request(by(ALIAS), "ann@example.com", "Oslo")))
        .isEqualTo(new LeftDeleted(id));
    assertThat(stores().contacts().count(HERE)).isZero();

    UpsertResult revived = upsert(reviving(ALIAS), null, "Oslo");
    assertThat(revived.contact().id()).isEqualTo(id);
    assertThat(revived.created()).isFalse();
    Contact back = find(id);
    assertThat(back).isEqualTo(revived.contact());
    assertThat(back.emails().primary()).isEqualTo("ann@example.com");
    assertThat(back.texts()).containsEntry(TextField.CITY, "Oslo");
    assertThat(stores().notes().list(HERE, id).orElseThrow()).hasSize(1);
  }

  @Test
  void whoCannotComeBackIsMadeAnewWhenRevived() {
    reopen(StoreSettings.DEFAULT.withHistory(StoreSettings.History.OFF));
    ContactId id = upsert(by(ALIAS), null, "Rome").contact().id();
    delete(id);
    assertThat(outcome(request(by(ALIAS), null, "Oslo"))).isEqualTo(new LeftDeleted(id));
    UpsertResult anew = upsert(reviving(ALIAS), null, "Oslo");
    assertThat(anew.created()).isTrue();
    assertThat(anew.contact().id()).isNotEqualTo(id);
    assertThat(standFor(ID)).containsEntry(ID, anew.contact().id());
    assertThat(upsert(by(ALIAS), null, "Bonn").contact().id()).isEqualTo(anew.contact().id());
  }

  @Test
  void whoComesBackGetsNothingThatAnotherHasTaken() {
    ContactId id = upsert(by(ALIAS), "ann@example.com", "Rome").contact().id();
    delete(id);
    ContactId taker = upsert(Origin.NONE, "ann@example.com", "Bonn").contact().id();
    UpsertResult revived = upsert(reviving(ALIAS), "ann@example.com", "Oslo");
    assertThat(revived.contact().id()).isEqualTo(id);
    assertThat(revived.contact().keys()).isEmpty();
    assertThat(revived.warnings())
        .contains(
            new Warning.TakenSince(MatchingField.EMAIL, "ann@example.com", taker),
            new Warning.Withheld(MatchingField.EMAIL, taker));
  }

  @Test
  void erasingRemovesTheAliases() {
    for (boolean deleted : List.of(false, true)) {
      ContactId id = upsert(by(ALIAS), "ann@example.com", "Rome").contact().id();
      upsert(by(new Alias("hubspot", "17")), "ann@example.com", "Rome");
      ContactId other = upsert(by(new Alias("hubspot", "18")), null, "Rome").contact().id();
      if (deleted) {
        delete(id);
      }
      assertThat(erase(id).removed().aliases()).isEqualTo(2);
      assertThat(standFor(ID, "17", "18")).containsExactly(Map.entry("18", other));
      UpsertResult anew = upsert(by(ALIAS), null, "Oslo");
      assertThat(anew.created()).isTrue();
      assertThat(anew.contact().id()).isNotEqualTo(id);
      erase(anew.contact().id());
    }
  }

  @Test
  void anIdStandsForOneContactThatHasNoSuchIdItself() {
    insert(Contacts.full("own", "own"));
    insert(Contacts.full("other", "other"));
    insert(THERE, Contacts.full("own", "own"));
    ContactId own = new ContactId("own");
    ContactId other = new ContactId("other");
    name(HERE, own, new Alias("one", "alone"));
    name(HERE, own, new Alias("one", "same"));
    name(HERE, own, new Alias("two", "same"));
    name(HERE, own, new Alias("one", "several"));
    name(HERE, other, new Alias("two", "several"));
    name(HERE, other, new Alias("two", "own"));
    name(THERE, own, new Alias("one", "there"));
    assertThat(standFor("alone", "same", "several", "own", "there", "nobody's"))
        .containsOnly(Map.entry("alone", own), Map.entry("same", own));
    assertThat(stores().aliases().contacts(HERE, Set.of())).isEmpty();
  }

  /**
   * The id of a contact contains its creation time elsewhere, so the contact sorts among older
   * ones; and searches find it at once.
   */
  @Test
  void aContactIsAsOldAsItWasElsewhere() {
    reopen(StoreSettings.DEFAULT.withUnindexed(0));
    Contact young = upsert(Origin.NONE, "ann@example.com", "Rome").contact();
    List<Alias> names =
        IntStream.range(0, 20).mapToObj(i -> new Alias("old", "number" + i)).toList();
    List<ContactId> made = new ArrayList<>();
    for (Alias name : names) {
      Origin origin = new Origin(name, CREATED, ACTIVE, false);
      Contact contact = upsert(origin, made.size() + "@timbuktu.example", "Rome").contact();
      made.add(contact.id());
      assertThat(contact.dateAdded()).isEqualTo(CREATED);
      assertThat(contact.lastActivity()).isEqualTo(ACTIVE);
      assertThat(contact.dateUpdated()).isAfter(ACTIVE);
      assertThat(contact.id())
          .isLessThan(young.id())
          .isBetween(IdSequence.firstOf(CREATED), IdSequence.lastOf(CREATED));
      Found found =
          stores()
              .search()
              .find(
                  HERE,
                  new Search(
                      FreeText.of("timbuktu.example"),
                      Sorting.OLDEST_FIRST,
                      new Search.Start.Offset(0),
                      100));
      assertThat(found.contacts())
          .extracting(Contact::id)
          .containsExactlyInAnyOrderElementsOf(made);
    }
    Origin again = new Origin(names.getFirst(), CREATED.plusSeconds(9), ACTIVE, false);
    Contact updated = upsert(again, null, "Rome").contact();
    assertThat(updated.dateAdded()).isEqualTo(CREATED);
    assertThat(updated.lastActivity()).isAfter(ACTIVE);
    Instant future = Instant.now().plus(Duration.ofDays(400));
    Contact early = upsert(new Origin(ALIAS, future, future, false), null, "Rome").contact();
    assertThat(early.dateAdded()).isBefore(future).isEqualTo(early.dateUpdated());
    assertThat(early.id()).isGreaterThan(young.id());
  }
}
