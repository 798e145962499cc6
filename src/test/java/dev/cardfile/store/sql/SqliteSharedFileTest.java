package dev.cardfile.store.sql;

import static dev.cardfile.store.Contacts.withEmails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.access.Token;
import dev.cardfile.access.TokenHash;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.LocationChange;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.QueuedCall;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreInvariants;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.WorkingSet;
import dev.cardfile.store.Writing;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two stores over one file, which share nothing else, like two processes. */
class SqliteSharedFileTest {

  private static final long PATIENCE_SECONDS = 30;

  private static final LocationId HERE = new LocationId("here");

  private final SqliteFixture fixture = new SqliteFixture();
  private Stores one;
  private Stores other;

  @BeforeEach
  void openBoth() {
    one = fixture.open(StoreSettings.DEFAULT, StoreEvents.NONE);
    other = fixture.open(StoreSettings.DEFAULT, StoreEvents.NONE);
    one.locations()
        .create(
            new Location(
                HERE,
                "Here",
                null,
                null,
                null,
                DuplicatePreference.DEFAULT,
                CustomFieldDefinitions.NONE,
                0));
  }

  @AfterEach
  void check() {
    try (SqliteFixture closing = fixture) {
      one.close();
      other.close();
      closing.check();
      StoreInvariants.checkNoDuplicates(closing.onlooker());
    }
  }

  @Test
  void whatOneAcknowledgedTheOtherSees() {
    for (int i = 0; i < 20; i++) {
      Stores writer = i % 2 == 0 ? one : other;
      Stores reader = i % 2 == 0 ? other : one;
      ContactId id = findOrInsert(writer, "id" + i, i + "@example.com");
      assertThat(reader.contacts().find(HERE, id)).isPresent();
      assertThat(findOrInsert(reader, "no", i + "@example.com")).isEqualTo(id);
    }
  }

  @Test
  void aChangedSettingIsObeyedByTheOtherAtOnce() {
    for (boolean allowed : List.of(true, false, true, false)) {
      assertThat(allows(other)).isNotEqualTo(allowed);
      Writing.to(one)
          .locations()
          .change(
              HERE,
              Writing.TEST,
              new LocationChange(null, Edit.keep(), Edit.keep(), Edit.keep(), allowed, null));
      assertThat(allows(other)).isEqualTo(allowed);
      assertThat(allows(one)).isEqualTo(allowed);
    }
  }

  private static boolean allows(Stores stores) {
    return WorkingSet.exclusively(
        stores, HERE, Set.of(), working -> working.location().preference().allowDuplicates());
  }

  @Test
  void aChangedTokenChangesTheRevisionOfTheOther() {
    long first = other.tokens().revision();
    one.tokens()
        .create(new Token("t", TokenHash.of("t"), HERE, null, Set.of(), Contacts.NOW, null, null));
    long second = awaitRevisionAfter(first);
    findOrInsert(one, "1", "a@example.com");
    one.tokens().revoke("t", Contacts.NOW);
    long third = awaitRevisionAfter(second);
    assertThat(third).isNotEqualTo(first).isEqualTo(one.tokens().revision());
    assertThat(other.tokens().find(TokenHash.of("t")).orElseThrow().revoked()).isNotNull();
  }

  private long awaitRevisionAfter(long before) {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    long revision = other.tokens().revision();
    while (revision == before) {
      assertThat(System.nanoTime()).as("a change of another process is seen").isLessThan(giveUp);
      LockSupport.parkNanos(QueuedCall.A_MOMENT);
      revision = other.tokens().revision();
    }
    return revision;
  }

  @Test
  void bothMayWriteAtOnceAndNoValueGetsTwoHolders() {
    List<QueuedCall<List<ContactId>>> calls =
        IntStream.range(0, 8)
            .mapToObj(caller ->
                QueuedCall.start(() ->
                    IntStream.range(0, 50)
                        .mapToObj(i ->
                            findOrInsert(
                                caller % 2 == 0 ? one : other,
                                caller + "-" + i,
                                i + "@example.com"))
                        .toList()))
            .toList();
    List<ContactId> first = calls.getFirst().answer();
    assertThat(calls).allSatisfy(call -> assertThat(call.answer()).isEqualTo(first));
    assertThat(one.locations().countDuplicates(HERE)).isZero();
  }

  @Test
  void closingOneLeavesTheOtherAtWork() {
    findOrInsert(one, "1", "a@example.com");
    one.close();
    findOrInsert(other, "2", "b@example.com");
    assertThat(other.contacts().find(HERE, new ContactId("1"))).isPresent();
    assertThat(other.contacts().find(HERE, new ContactId("2"))).isPresent();
  }

  private static ContactId findOrInsert(Stores stores, String newId, String email) {
    MatchKey key = new MatchKey(MatchingField.EMAIL, email);
    return WorkingSet.exclusively(
        stores,
        HERE,
        Set.of(new Lookup.ByKey(key)),
        working ->
            working
                .oldestHolder(key)
                .map(Contact::id)
                .orElseGet(() -> {
                  working.insert(withEmails(newId, email));
                  return new ContactId(newId);
                }));
  }
}
