package dev.cardfile.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.location.MatchOrder;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.Writing;
import dev.cardfile.store.sql.StoreKind;
import dev.cardfile.upsert.Explanation;
import dev.cardfile.upsert.MatchOutcome;
import dev.cardfile.upsert.UpsertResult;
import dev.cardfile.upsert.WriteOutcome;
import dev.cardfile.upsert.request.Reading;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.contact.OptionsReader;
import dev.cardfile.wire.contact.UpsertReader;
import dev.cardfile.write.work.Work;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What an explanation says of keys and their holders, on both stores. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class ExplainingTest {

  private static final LocationId HERE = new LocationId("here");
  private static final String EMAIL = "'email':'a@example.com'";
  private static final String PHONE = "'phone':'+12125550143'";
  private static final MatchKey EMAIL_KEY = new MatchKey(MatchingField.EMAIL, "a@example.com");
  private static final MatchKey PHONE_KEY = new MatchKey(MatchingField.PHONE, "+12125550143");

  @Parameter private StoreKind kind;

  private final InstantSource clock = InstantSource.system();
  private final UpsertReader reader = new UpsertReader(clock);
  private StoreFixture database;
  private Stores stores;
  private Writes writes;

  @BeforeEach
  void open() {
    database = kind.newFixture();
    stores = database.open(StoreSettings.DEFAULT, StoreEvents.NONE);
    writes = Writes.over(stores.transactions(), clock, new IdSequence(clock, new Random(1)));
  }

  @AfterEach
  void close() {
    stores.close();
    try (StoreFixture closing = database) {
      closing.check();
    }
  }

  private Location location(boolean duplicates, MatchingField... order) {
    Location location =
        new Location(
            HERE,
            "here",
            null,
            null,
            null,
            new DuplicatePreference(duplicates, new MatchOrder(List.of(order))),
            CustomFieldDefinitions.NONE,
            0);
    stores.locations().create(location);
    return stores.locations().find(HERE).orElseThrow();
  }

  private UpsertRequest request(Location location, String query, String members) {
    byte[] body =
        "{'locationId':'here',%s}"
            .formatted(members)
            .replace('\'', '"')
            .getBytes(StandardCharsets.UTF_8);
    Reading<Problem> reading =
        reader.read(body, OptionsReader.read(query), location, Attribution.UNKNOWN);
    return ((Reading.Accepted<Problem>) reading).request();
  }

  private UpsertResult upsert(Location location, String query, String members) {
    UpsertRequest request = request(location, query, members);
    return (UpsertResult) done(writes.upserts().upsert(location, Writing.TERMS, request));
  }

  private <R> R done(Work<Attempt<R>> work) {
    return ((Attempt.Done<R>) writes.run(work)).result();
  }

  @Test
  void theOldestHoldersAreNamedAndTheDecidingKeyIsTold() {
    Location lax = location(true, MatchingField.EMAIL);
    String another = EMAIL + ",'createNewIfDuplicateAllowed':true";
    List<ContactId> holders = new ArrayList<>();
    for (int i = 0; i < Explanation.MAX_HOLDERS + 2; i++) {
      holders.add(upsert(lax, "", another).contact().id());
    }
    Explanation why = upsert(lax, "explain=true&dryRun=true", EMAIL + "," + PHONE).explanation();
    assertThat(why.order()).containsExactly(MatchingField.EMAIL, MatchingField.PHONE);
    assertThat(why.keys())
        .containsExactly(
            new Explanation.SentKey(EMAIL_KEY, holders.subList(0, Explanation.MAX_HOLDERS)),
            new Explanation.SentKey(PHONE_KEY, List.of()));
    assertThat(why.decides(MatchingField.EMAIL)).isTrue();
    assertThat(why.decides(MatchingField.PHONE)).isFalse();
    assertThat(why.before().id()).isEqualTo(holders.getFirst());

    Explanation alone = upsert(lax, "explain=true", another).explanation();
    assertThat(alone.order()).isEmpty();
    assertThat(alone.keys().getFirst().holders()).hasSize(Explanation.MAX_HOLDERS);
    assertThat(alone.decides(MatchingField.EMAIL)).isFalse();
    assertThat(alone.match()).isEqualTo(new MatchOutcome.NoMatch());
    assertThat(alone.before()).isNull();
    assertThat(database.contactIds(HERE)).hasSize(holders.size() + 1);
  }

  @Test
  void aFieldOutsideTheOrderHasHoldersAndDecidesNothing() {
    Location byPhone = location(false, MatchingField.PHONE);
    Contact held = upsert(byPhone, "", EMAIL).contact();
    Explanation why = upsert(byPhone, "explain=true", EMAIL + "," + PHONE).explanation();
    assertThat(why.order()).containsExactly(MatchingField.PHONE);
    assertThat(why.keys())
        .containsExactly(
            new Explanation.SentKey(EMAIL_KEY, List.of(held.id())),
            new Explanation.SentKey(PHONE_KEY, List.of()));
    assertThat(why.before()).isNull();
  }

  @Test
  void whereTheContactIsNotLookedForTheCheckedFieldsAreTold() {
    Location strict = location(false, MatchingField.EMAIL);
    Contact held = upsert(strict, "", EMAIL).contact();
    UpsertRequest request = request(strict, "explain=true", EMAIL + "," + PHONE);
    WriteOutcome outcome =
        done(writes.contacts().change(strict, Writing.TERMS, held.id(), request));
    Explanation why = ((WriteOutcome.Written) outcome).explanation();
    assertThat(why.order()).containsExactly(MatchingField.EMAIL);
    assertThat(why.match()).isNull();
    assertThat(why.before()).isEqualTo(held);
    assertThat(why.keys().getFirst().holders()).containsExactly(held.id());
    assertThat(why.decides(MatchingField.EMAIL)).isFalse();
  }

  @Test
  void nothingIsExplainedUnasked() {
    Location strict = location(false, MatchingField.EMAIL);
    assertThat(upsert(strict, "", EMAIL).explanation()).isNull();
    assertThat(Lookups.of(request(strict, "dryRun=true", EMAIL))).hasSize(1);
    assertThat(Lookups.of(request(strict, "explain=true", EMAIL))).hasSize(2);
  }
}
