package dev.cardfile.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Followers;
import dev.cardfile.contact.HeldValues;
import dev.cardfile.contact.Tags;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Caller;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.Writing;
import dev.cardfile.store.sql.StoreKind;
import dev.cardfile.upsert.ListOutcome;
import dev.cardfile.upsert.TagChange;
import dev.cardfile.write.work.Work;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Changes of tags, followers and additional values that the golden files do not show: limits, and
 * what stays.
 */
@ParameterizedClass
@EnumSource(StoreKind.class)
class ListChangesTest {

  private static final LocationId HERE = new LocationId("here");
  private static final ContactId NOBODY = new ContactId("nobody");

  @Parameter private StoreKind kind;

  private StoreFixture database;
  private Stores stores;
  private Instant now = Instant.parse("2126-01-02T03:04:05.678Z");
  private ListChanges changes;
  private ContactId id;

  @BeforeEach
  void open() {
    database = kind.newFixture();
    stores = database.open(StoreSettings.DEFAULT, StoreEvents.NONE);
    stores.locations().create(Contacts.location(HERE));
    changes = new ListChanges(() -> now);
    id = new Caller(stores).upsert(HERE, "mina@example.net", null).contact().id();
  }

  @AfterEach
  void close() {
    stores.close();
    try (StoreFixture closing = database) {
      closing.check();
    }
  }

  @Test
  void additionalValuesAreRemovedAndTheMainOneStays() {
    Caller caller = new Caller(stores);
    caller.upsert(HERE, "mina@example.net", "+12125550143");
    caller.upsert(HERE, "mina@example.net", "+12125550144");
    Contact before = contact();
    assertThat(before.phones()).isEqualTo(new HeldValues("+12125550144", List.of("+12125550143")));
    assertThat(removed("+12125550144", "+12125550199", "12125550143"))
        .isEqualTo(new ListOutcome.Changed(List.of("+12125550143"), List.of("+12125550143")));
    assertThat(contact()).isEqualTo(before);
    now = now.plusSeconds(1);
    assertThat(removed("+12125550143", "+12125550143"))
        .isEqualTo(new ListOutcome.Changed(List.of("+12125550143"), List.of()));
    Contact after = contact();
    assertThat(after.phones()).isEqualTo(new HeldValues("+12125550144", List.of()));
    assertThat(after.emails()).isEqualTo(before.emails());
    assertThat(after.revision()).isEqualTo(before.revision() + 1);
    assertThat(after.dateUpdated()).isEqualTo(now);
    // The removed phone does not lead to the contact any more.
    assertThat(caller.upsert(HERE, null, "+12125550143").contact().id()).isNotEqualTo(id);
    assertThat(
            run(
                changes.removeAdditional(
                    HERE, Writing.TERMS, NOBODY, MatchingField.EMAIL, List.of("a@example.com"))))
        .isEqualTo(new ListOutcome.Missing(NOBODY));
  }

  private ListOutcome removed(String... phones) {
    return run(
        changes.removeAdditional(HERE, Writing.TERMS, id, MatchingField.PHONE, List.of(phones)));
  }

  @Test
  void aContactHasAtMostSoManyTags() {
    assertThat(
            run(
                changes.changeTags(
                    HERE, Writing.TERMS, id, new TagChange.Add(tags(0, Tags.MAX_COUNT)))))
        .isInstanceOf(ListOutcome.Changed.class);
    Contact full = contact();
    ContactId other = new Caller(stores).upsert(HERE, "rosan@deos.com", null).contact().id();
    assertThat(
            run(
                changes.changeTags(
                    HERE,
                    Writing.TERMS,
                    List.of(id, NOBODY, other),
                    new TagChange.Add(new Tags(List.of("more"))))))
        .containsExactly(
            new ListOutcome.Full(Tags.MAX_COUNT),
            new ListOutcome.Missing(NOBODY),
            new ListOutcome.Changed(List.of(), List.of("more")));
    assertThat(contact()).isEqualTo(full);
    assertThat(run(changes.changeTags(HERE, Writing.TERMS, id, new TagChange.Add(tags(7, 9)))))
        .isInstanceOf(ListOutcome.Changed.class);
  }

  @Test
  void aContactHasAtMostSoManyFollowers() {
    List<String> most = texts(0, Followers.MAX_COUNT);
    assertThat(
            run(
                changes.changeFollowers(
                    HERE, Writing.TERMS, id, followers -> followers.plus(most))))
        .isEqualTo(new ListOutcome.Changed(List.of(), most));
    Contact full = contact();
    assertThat(
            run(
                changes.changeFollowers(
                    HERE, Writing.TERMS, id, followers -> followers.plus(List.of("more")))))
        .isEqualTo(new ListOutcome.Full(Followers.MAX_COUNT));
    assertThat(contact()).isEqualTo(full);
    assertThat(run(changes.changeFollowers(HERE, Writing.TERMS, NOBODY, followers -> followers)))
        .isEqualTo(new ListOutcome.Missing(NOBODY));
  }

  @Test
  void whatChangesNothingWritesNothing() {
    var _ = run(changes.changeTags(HERE, Writing.TERMS, id, new TagChange.Add(tags(0, 2))));
    Contact before = contact();
    now = now.plusSeconds(1);
    for (TagChange change :
        List.of(
            new TagChange.Add(tags(0, 2)),
            new TagChange.Add(Tags.NONE),
            new TagChange.Remove(tags(2, 4)))) {
      assertThat(run(changes.changeTags(HERE, Writing.TERMS, id, change)))
          .isEqualTo(new ListOutcome.Changed(before.tags().names(), before.tags().names()));
    }
    assertThat(
            run(
                changes.changeFollowers(
                    HERE, Writing.TERMS, id, followers -> followers.minus(List.of("user")))))
        .isEqualTo(new ListOutcome.Changed(List.of(), List.of()));
    assertThat(contact()).isEqualTo(before);
  }

  @Test
  void whatChangesSomethingIsDatedAndLeavesTheRest() {
    Contact full = Contacts.full("zzzzzzzzzzzzzzzzzzzz", "x");
    Contacts.insert(stores, HERE, full);
    assertThat(run(changes.changeTags(HERE, Writing.TERMS, full.id(), new TagChange.RemoveAll())))
        .isEqualTo(new ListOutcome.Changed(full.tags().names(), List.of()));
    assertThat(
            run(
                changes.changeFollowers(
                    HERE, Writing.TERMS, full.id(), followers -> Followers.NONE)))
        .isEqualTo(new ListOutcome.Changed(full.followers().userIds(), List.of()));
    assertThat(stores.contacts().find(HERE, full.id()).orElseThrow())
        .usingRecursiveComparison()
        .isEqualTo(full.withTags(Tags.NONE, now).withFollowers(Followers.NONE, now));
    now = now.minusSeconds(60);
    var _ = run(changes.changeTags(HERE, Writing.TERMS, full.id(), new TagChange.Add(tags(0, 1))));
    assertThat(stores.contacts().find(HERE, full.id()).orElseThrow().dateUpdated())
        .isEqualTo(now.plusSeconds(60));
  }

  @Test
  void namesThatAreNewToTheLocationGoOnItsList() {
    var _ = run(changes.changeTags(HERE, Writing.TERMS, id, new TagChange.Add(tags(0, 2))));
    var _ = run(changes.changeTags(HERE, Writing.TERMS, id, new TagChange.Remove(tags(1, 3))));
    var _ = run(changes.changeTags(HERE, Writing.TERMS, NOBODY, new TagChange.Add(tags(5, 6))));
    assertThat(database.tags(HERE)).containsExactly("t0", "t1");
  }

  private <R> R run(Work<R> work) {
    return Writing.to(stores).run(work);
  }

  private Contact contact() {
    return stores.contacts().find(HERE, id).orElseThrow();
  }

  private static Tags tags(int from, int to) {
    return new Tags(texts(from, to));
  }

  private static List<String> texts(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "t" + i).toList();
  }
}
