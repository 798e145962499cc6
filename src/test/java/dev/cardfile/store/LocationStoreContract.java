package dev.cardfile.store;

import static dev.cardfile.store.Contacts.blank;
import static dev.cardfile.store.Contacts.withEmails;
import static dev.cardfile.store.Contacts.withHeld;
import static dev.cardfile.store.Contacts.withPhones;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Country;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.HeldValues;
import dev.cardfile.contact.TimeZoneName;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.FieldDetails;
import dev.cardfile.location.InvalidValues;
import dev.cardfile.location.KeptSetting;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.location.LocationProfile;
import dev.cardfile.location.MatchOrder;
import dev.cardfile.location.ProfileText;
import dev.cardfile.store.LocationStore.Created;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link LocationStore} must do. */
public abstract class LocationStoreContract extends StoreContract {

  private static final LocationId NOWHERE = new LocationId("nowhere");
  private static final MatchOrder PHONE_ONLY = new MatchOrder(List.of(MatchingField.PHONE));
  private static final LocationChange NOTHING =
      new LocationChange(null, Edit.keep(), Edit.keep(), Edit.keep(), null, null);

  private static final LocationProfile FULL_PROFILE =
      new LocationProfile(
          Arrays.stream(ProfileText.values())
              .collect(Collectors.toMap(text -> text, text -> "ü😀 " + text)),
          EnumSet.allOf(KeptSetting.class));

  private LocationStore locations() {
    return stores().locations();
  }

  private Location found(LocationId id) {
    return locations().find(id).orElseThrow();
  }

  static Stream<Location> locationsOfEveryKind() {
    return Stream.of(
        location(new LocationId("plain")),
        new Location(
            new LocationId("Full_-09"),
            "Ünïcödé 😀 '; DROP TABLE location; --",
            new Country("DE"),
            new TimeZoneName("Asia/Calcutta"),
            "company",
            new DuplicatePreference(true, new MatchOrder(List.of(MatchingField.PHONE))),
            FULL_PROFILE,
            InvalidValues.DROP,
            CustomFieldDefinitions.NONE,
            0),
        new Location(
            new LocationId("x".repeat(64)),
            "phone first",
            null,
            null,
            null,
            new DuplicatePreference(
                false, new MatchOrder(List.of(MatchingField.PHONE, MatchingField.EMAIL))),
            CustomFieldDefinitions.NONE,
            0));
  }

  @ParameterizedTest
  @MethodSource("locationsOfEveryKind")
  void aLocationComesBackAsItWasCreated(Location location) {
    assertThat(locations().create(location)).isEqualTo(Created.ADDED);
    assertSame(found(location.id()), location);
    reopen(StoreSettings.DEFAULT);
    assertSame(found(location.id()), location);
    assertSame(seenByWork(location.id()), location);
  }

  private static void assertSame(Location actual, Location expected) {
    assertThat(actual).usingRecursiveComparison().ignoringFields("revision").isEqualTo(expected);
  }

  @Test
  void anIdIsTakenOnce() {
    Location other =
        new Location(
            HERE,
            "other",
            null,
            null,
            null,
            DuplicatePreference.DEFAULT,
            CustomFieldDefinitions.NONE,
            0);
    assertThat(locations().create(other)).isEqualTo(Created.ID_TAKEN);
    assertThat(found(HERE).name()).isEqualTo("Location here");
  }

  @Test
  void locationsAreListedById() {
    locations().create(location(new LocationId("a")));
    locations().create(location(new LocationId("B")));
    writes().locations().addField(THERE, Writing.TEST, field("f1", "k1", CustomFieldType.TEXT));
    writes().locations().addField(THERE, Writing.TEST, field("f2", "k2", CustomFieldType.TEXT));
    assertThat(locations().list())
        .extracting(location -> location.id().value())
        .containsExactly("B", "a", "here", "there");
    assertThat(locations().list().getLast().customFields().all()).hasSize(2);
    assertThat(locations().find(NOWHERE)).isEmpty();
  }

  @Test
  void aChangeOfTheProfileChangesJustWhatItNames() {
    ProfileChange first =
        new ProfileChange(
            Map.of(ProfileText.CITY, Edit.put("Köln"), ProfileText.BUSINESS_CITY, Edit.put("Bonn")),
            Map.of(
                KeptSetting.ALLOW_FACEBOOK_NAME_MERGE, true,
                KeptSetting.DISABLE_CONTACT_TIMEZONE, true));
    ProfileChange second =
        new ProfileChange(
            Map.of(ProfileText.CITY, Edit.clear(), ProfileText.EMAIL, Edit.put("a@example.com")),
            Map.of(KeptSetting.DISABLE_CONTACT_TIMEZONE, false));
    for (ProfileChange each : List.of(first, second)) {
      LocationChange change =
          new LocationChange(
              null, Edit.keep(), Edit.keep(), Edit.keep(), null, null, each, Edit.keep());
      assertThat(writes().locations().change(HERE, Writing.TEST, change)).isPresent();
    }
    assertThat(writes().locations().change(HERE, Writing.TEST, NOTHING)).isPresent();
    writes().locations().addField(HERE, Writing.TEST, field("f1", "k1", CustomFieldType.TEXT));
    reopen(StoreSettings.DEFAULT);
    assertThat(found(HERE).profile())
        .isEqualTo(
            new LocationProfile(
                Map.of(ProfileText.BUSINESS_CITY, "Bonn", ProfileText.EMAIL, "a@example.com"),
                Set.of(KeptSetting.ALLOW_FACEBOOK_NAME_MERGE)));
    assertThat(seenByWork(HERE).profile()).isEqualTo(found(HERE).profile());
  }

  @Test
  void whatBecomesOfInvalidValuesIsKeptUntilItIsCleared() {
    assertThat(found(HERE).invalidValues()).isNull();
    for (InvalidValues values : InvalidValues.values()) {
      writes().locations().change(HERE, Writing.TEST, invalidValues(Edit.put(values)));
      assertThat(writes().locations().change(HERE, Writing.TEST, NOTHING)).isPresent();
      reopen(StoreSettings.DEFAULT);
      assertThat(found(HERE).invalidValues()).isEqualTo(values);
      assertThat(found(HERE).profile()).isEqualTo(LocationProfile.NONE);
      assertThat(seenByWork(HERE).invalidValues()).isEqualTo(values);
    }
    writes().locations().change(HERE, Writing.TEST, invalidValues(Edit.clear()));
    assertThat(found(HERE).invalidValues()).isNull();
  }

  private static LocationChange invalidValues(Edit<InvalidValues> values) {
    return new LocationChange(
        null, Edit.keep(), Edit.keep(), Edit.keep(), null, null, ProfileChange.NONE, values);
  }

  @Test
  void aChangeChangesJustWhatItNames() {
    LocationChange all =
        new LocationChange(
            "name",
            Edit.put(new Country("DE")),
            Edit.put(new TimeZoneName("Europe/Berlin")),
            Edit.put("company"),
            true,
            PHONE_ONLY);
    Location changed = writes().locations().change(HERE, Writing.TEST, all).orElseThrow();
    assertThat(changed.name()).isEqualTo("name");
    assertThat(changed.country()).isEqualTo(new Country("DE"));
    assertThat(changed.timezone()).isEqualTo(new TimeZoneName("Europe/Berlin"));
    assertThat(changed.companyId()).isEqualTo("company");
    assertThat(changed.preference()).isEqualTo(new DuplicatePreference(true, PHONE_ONLY));

    assertSame(writes().locations().change(HERE, Writing.TEST, NOTHING).orElseThrow(), changed);

    LocationChange clear =
        new LocationChange(null, Edit.clear(), Edit.clear(), Edit.clear(), null, null);
    Location cleared = writes().locations().change(HERE, Writing.TEST, clear).orElseThrow();
    assertThat(cleared.country()).isNull();
    assertThat(cleared.timezone()).isNull();
    assertThat(cleared.companyId()).isNull();
    assertThat(cleared.name()).isEqualTo("name");
    assertThat(cleared.preference()).isEqualTo(changed.preference());
    assertThat(found(THERE).name()).isEqualTo("Location there");
    assertThat(writes().locations().change(NOWHERE, Writing.TEST, NOTHING)).isEmpty();
  }

  @Test
  void theRevisionRisesWithEveryChangeAndWithNothingElse() {
    long first = found(HERE).revision();
    insert(withEmails("1", "a@example.com"));
    assertThat(found(HERE).revision()).isEqualTo(first);
    writes().locations().change(HERE, Writing.TEST, allow(true));
    long second = found(HERE).revision();
    assertThat(second).isGreaterThan(first);
    writes().locations().addField(HERE, Writing.TEST, field("f", "k", CustomFieldType.TEXT));
    long third = found(HERE).revision();
    assertThat(third).isGreaterThan(second);
    writes().locations().addField(HERE, Writing.TEST, field("f", "k", CustomFieldType.TEXT));
    assertThat(found(HERE).revision()).isEqualTo(third);
    assertThat(found(THERE).revision()).isEqualTo(first);
  }

  @Test
  void theNextWorkSeesEveryChange() {
    assertThat(seenByWork(HERE).preference().allowDuplicates()).isFalse();
    for (boolean allowed : List.of(true, false, true)) {
      Location changed =
          writes().locations().change(HERE, Writing.TEST, allow(allowed)).orElseThrow();
      assertThat(seenByWork(HERE).preference().allowDuplicates()).isEqualTo(allowed);
      assertThat(seenByWork(HERE).revision()).isEqualTo(changed.revision());
    }
    writes().locations().addField(HERE, Writing.TEST, field("f", "k", CustomFieldType.TEXT));
    assertThat(seenByWork(HERE).customFields().byKey("contact.k")).isPresent();
    assertThat(seenByWork(THERE).customFields().all()).isEmpty();
  }

  /** On PostgreSQL the work may overtake the change, because waiters for a row are not queued. */
  @Test
  void aChangeIsMadeWhileWorksWaitForTheSameLocation() {
    var _ = allowedForAWorkThatCameAfterAWaitingChange();
    assertThat(seenByWork(HERE).preference().allowDuplicates()).isTrue();
  }

  /**
   * Returns what a work sees that started to wait for the writer after a change of the location
   * did.
   */
  protected final boolean allowedForAWorkThatCameAfterAWaitingChange() {
    BlockedWriter blocked = BlockedWriter.in(stores(), HERE);
    QueuedCall<Location> change =
        QueuedCall.start(
            () -> writes().locations().change(HERE, Writing.TEST, allow(true)).orElseThrow(),
            fixture()::keepsSomebodyWaiting);
    QueuedCall<Boolean> later =
        QueuedCall.start(() ->
            WorkingSet.exclusively(
                stores(),
                HERE,
                Set.of(),
                working -> working.location().preference().allowDuplicates()));
    blocked.goOn();
    assertThat(change.answer().preference().allowDuplicates()).isTrue();
    return later.answer();
  }

  @Test
  void fieldsOfEveryTypeComeBackInTheOrderInWhichTheyWereAdded() {
    List<CustomFieldDefinition> added = new ArrayList<>();
    for (CustomFieldType type : CustomFieldType.values()) {
      CustomFieldDefinition field =
          new CustomFieldDefinition(
              "z" + (100 - added.size()),
              "key_" + type,
              "Name ü " + type,
              type,
              added.size() % 2 == 0 ? List.of() : List.of("Option, one", "\"two\"", "Ü"),
              added.size() % 3 == 0 ? FieldDetails.NONE : details(added.size()));
      assertThat(writes().locations().addField(HERE, Writing.TEST, field)).isEqualTo(Created.ADDED);
      added.add(at(added.size(), field));
    }
    assertThat(found(HERE).customFields().all()).isEqualTo(added);
    reopen(StoreSettings.DEFAULT);
    assertThat(found(HERE).customFields().all()).isEqualTo(added);
    assertThat(seenByWork(HERE).customFields().all()).isEqualTo(added);
  }

  @Test
  void idAndKeyOfAFieldAreTakenOnceInALocation() {
    CustomFieldDefinition first = field("f", "k", CustomFieldType.TEXT);
    assertThat(writes().locations().addField(HERE, Writing.TEST, first)).isEqualTo(Created.ADDED);
    assertThat(
            writes()
                .locations()
                .addField(HERE, Writing.TEST, field("f", "other", CustomFieldType.TEXT)))
        .isEqualTo(Created.ID_TAKEN);
    assertThat(
            writes()
                .locations()
                .addField(HERE, Writing.TEST, field("other", "k", CustomFieldType.TEXT)))
        .isEqualTo(Created.KEY_TAKEN);
    assertThat(found(HERE).customFields().all()).containsExactly(at(0, first));
    assertThat(writes().locations().addField(THERE, Writing.TEST, first)).isEqualTo(Created.ADDED);
    assertThatExceptionOfType(UnknownLocation.class)
        .isThrownBy(() -> writes().locations().addField(NOWHERE, Writing.TEST, first));
  }

  @Test
  void aFieldIsChangedInAllButItsIdItsKeyAndItsType() {
    writes().locations().addField(HERE, Writing.TEST, field("f1", "k1", CustomFieldType.RADIO));
    writes().locations().addField(HERE, Writing.TEST, field("f2", "k2", CustomFieldType.TEXT));
    writes().locations().addField(THERE, Writing.TEST, field("f1", "k1", CustomFieldType.RADIO));
    long before = found(HERE).revision();
    CustomFieldDefinition changed =
        new CustomFieldDefinition(
            "f1", "k1", "New", CustomFieldType.RADIO, List.of("A"), details(9));
    assertThat(writes().locations().changeField(HERE, Writing.TEST, "f1", field -> changed))
        .contains(changed);
    assertThat(found(HERE).customFields().all())
        .extracting(CustomFieldDefinition::id)
        .containsExactly("f2", "f1");
    assertThat(found(HERE).customFields().byId("f1")).contains(changed);
    assertThat(seenByWork(HERE).customFields().all()).isEqualTo(found(HERE).customFields().all());
    assertThat(found(HERE).revision()).isGreaterThan(before);
    assertThat(found(THERE).customFields().byId("f1").orElseThrow().name()).isEqualTo("Name");

    long after = found(HERE).revision();
    assertThat(writes().locations().changeField(HERE, Writing.TEST, "f3", field -> changed))
        .isEmpty();
    assertThat(writes().locations().changeField(NOWHERE, Writing.TEST, "f1", field -> changed))
        .isEmpty();
    assertThat(found(HERE).revision()).isEqualTo(after);
    writes().locations().addField(HERE, Writing.TEST, field("f4", "k4", CustomFieldType.TEXT));
    assertThat(found(HERE).customFields().all().getLast().details().position()).isEqualTo(10);
  }

  @Test
  void aDeletedFieldIsGoneForTheNextWork() {
    writes().locations().addField(HERE, Writing.TEST, field("f1", "k1", CustomFieldType.TEXT));
    writes().locations().addField(THERE, Writing.TEST, field("f1", "k1", CustomFieldType.TEXT));
    assertThat(seenByWork(HERE).customFields().all()).hasSize(1);
    long before = found(HERE).revision();
    assertThat(writes().locations().deleteField(HERE, Writing.TEST, "f2")).isFalse();
    assertThat(writes().locations().deleteField(NOWHERE, Writing.TEST, "f1")).isFalse();
    assertThat(found(HERE).revision()).isEqualTo(before);
    assertThat(writes().locations().deleteField(HERE, Writing.TEST, "f1")).isTrue();
    assertThat(writes().locations().deleteField(HERE, Writing.TEST, "f1")).isFalse();
    assertThat(found(HERE).revision()).isEqualTo(before + 1);
    assertThat(seenByWork(HERE).customFields().all()).isEmpty();
    assertThat(found(THERE).customFields().all()).hasSize(1);
    assertThat(
            writes()
                .locations()
                .addField(HERE, Writing.TEST, field("f3", "k1", CustomFieldType.DATE)))
        .isEqualTo(Created.ADDED);
  }

  @Test
  void aLocationHasSoManyFields() {
    for (int i = 0; i < CustomFieldDefinitions.MAX_COUNT; i++) {
      assertThat(
              writes()
                  .locations()
                  .addField(HERE, Writing.TEST, field("f" + i, "k" + i, CustomFieldType.TEXT)))
          .isEqualTo(Created.ADDED);
    }
    assertThat(
            writes()
                .locations()
                .addField(HERE, Writing.TEST, field("f", "k", CustomFieldType.TEXT)))
        .isEqualTo(Created.FULL);
  }

  @Test
  void duplicatesAreTheCheckedKeysWithSeveralHoldersByFieldAndValue() {
    insert(withHeld(blank("1"), held("b@x", "z@x"), held("+1")));
    insert(withHeld(blank("2"), held("a@x", "b@x"), held("+2", "+1")));
    insert(withHeld(blank("3"), held("only@x"), held("+3", "+1")));
    insert(withEmails("0", "a@x"));
    insert(withPhones("4", "b@x"));
    insert(THERE, withEmails("5", "only@x"));

    Duplicate a = new Duplicate(email("a@x"), ids("0", "2"));
    Duplicate b = new Duplicate(email("b@x"), ids("1", "2"));
    Duplicate one = new Duplicate(phone("+1"), ids("1", "2", "3"));
    assertThat(duplicates(HERE)).containsExactly(a, b, one);
    assertThat(locations().countDuplicates(HERE)).isEqualTo(3);

    writes()
        .locations()
        .change(
            HERE,
            Writing.TEST,
            new LocationChange(null, Edit.keep(), Edit.keep(), Edit.keep(), null, PHONE_ONLY));
    assertThat(duplicates(HERE)).containsExactly(one);
    assertThat(locations().countDuplicates(HERE)).isEqualTo(1);
    for (LocationId without : List.of(THERE, NOWHERE)) {
      assertThat(duplicates(without)).isEmpty();
      assertThat(locations().countDuplicates(without)).isZero();
    }
  }

  private List<Duplicate> duplicates(LocationId id) {
    List<Duplicate> found = new ArrayList<>();
    locations().duplicates(id, found::add);
    return found;
  }

  private Location seenByWork(LocationId id) {
    return WorkingSet.exclusively(stores(), id, Set.of(), WorkingSet::location);
  }

  private static LocationChange allow(boolean duplicates) {
    return new LocationChange(null, Edit.keep(), Edit.keep(), Edit.keep(), duplicates, null);
  }

  private static CustomFieldDefinition field(String id, String key, CustomFieldType type) {
    return new CustomFieldDefinition(id, key, "Name", type, List.of());
  }

  private static CustomFieldDefinition at(int position, CustomFieldDefinition field) {
    return new CustomFieldDefinition(
        field.id(),
        field.key(),
        field.name(),
        field.type(),
        field.options(),
        field.details().at(position));
  }

  private static FieldDetails details(int position) {
    return new FieldDetails(
        position, "p \"ü\"", "d", "folder", List.of(".pdf"), true, 2, List.of("", "x"));
  }

  private static HeldValues held(String primary, String... additional) {
    return new HeldValues(primary, List.of(additional));
  }

  private static List<ContactId> ids(String... values) {
    return Stream.of(values).map(ContactId::new).toList();
  }
}
