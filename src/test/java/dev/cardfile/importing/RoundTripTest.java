package dev.cardfile.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.activity.Activity;
import dev.cardfile.activity.Note;
import dev.cardfile.business.Business;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.imports.KeptRow;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.search.Filter;
import dev.cardfile.search.Snapshot;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.Writing;
import dev.cardfile.store.sql.StoreKind;
import dev.cardfile.transfer.format.ContactFormat;
import dev.cardfile.transfer.format.ExportChoice;
import dev.cardfile.transfer.format.ExportChoice.Form;
import dev.cardfile.transfer.format.ExportChoice.Part;
import dev.cardfile.transfer.format.ExportChoice.Profile;
import dev.cardfile.wire.search.SnapshotFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file that is exported, imported into an empty location and exported again is the same file. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class RoundTripTest {

  private static final int LOCATIONS = 8;
  private static final int CONTACTS = 25;
  private static final int DELETED = 3;

  @Parameter private StoreKind kind;

  private final long seed = Long.getLong("cardfile.seed", System.nanoTime());
  private StoreFixture database;
  private Stores stores;
  private TestImports imports;

  @BeforeEach
  void open() {
    database = kind.newFixture();
    stores = database.open(StoreSettings.DEFAULT, StoreEvents.NONE);
    imports = new TestImports(stores, () -> Contacts.NOW);
  }

  @AfterEach
  void close() {
    stores.close();
    try (StoreFixture closing = database) {
      closing.check();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CSV", "NDJSON"})
  void ourOwnFormsGiveEverythingBack(Form form) throws IOException {
    ExportChoice choice =
        new ExportChoice(form, Profile.CARDFILE, List.of(), EnumSet.allOf(Part.class));
    for (int i = 0; i < LOCATIONS; i++) {
      Location from = location("from" + i, new Random(seed + i), false);
      String file = export(from, choice);
      Location to = empty("to" + i);
      TestImports.Outcome outcome = imports.run(to.id(), file);
      assertThat(outcome.kept()).extracting(KeptRow::message).as("seed %d", seed + i).isEmpty();
      assertThat(outcome.now().counts().created()).isEqualTo(CONTACTS - DELETED);
      assertThat(export(to, choice)).as("seed %d", seed + i).isEqualTo(file);
      TestImports.Outcome again = imports.run(to.id(), file);
      assertThat(again.now().counts().unchanged())
          .as("seed %d", seed + i)
          .isEqualTo(CONTACTS - DELETED);
      assertThat(imports.run(from.id(), file).now().counts().unchanged())
          .as("seed %d", seed + i)
          .isEqualTo(CONTACTS - DELETED);
    }
  }

  @Test
  void highLevelsFormGivesItsNineColumnsBack() throws IOException {
    ExportChoice choice = new ExportChoice(Form.CSV, Profile.HIGHLEVEL, List.of(), Set.of());
    for (int i = 0; i < LOCATIONS; i++) {
      Location from = location("from" + i, new Random(seed + i), true);
      String file = export(from, choice);
      Location to = empty("to" + i);
      TestImports.Outcome outcome = imports.run(to.id(), file);
      assertThat(outcome.kept()).extracting(KeptRow::message).as("seed %d", seed + i).isEmpty();
      // This form has times in seconds, so contacts of one second have no order.
      assertThat(export(to, choice).lines().toList())
          .as("seed %d", seed + i)
          .containsExactlyInAnyOrderElementsOf(file.lines().toList());
    }
  }

  @Test
  void aContactWithManyNotesTakesSeveralRows() throws IOException {
    for (Form form : List.of(Form.CSV, Form.NDJSON)) {
      ExportChoice choice = new ExportChoice(form, Profile.CARDFILE, List.of(), Set.of(Part.NOTES));
      Location from = empty("many" + form);
      Contact contact = Contacts.named("c1", "Ann", null);
      Contacts.insert(stores, from.id(), contact);
      Contacts.insert(stores, from.id(), Contacts.named("c2", "Ben", null));
      List<Effect> notes = new ArrayList<>();
      for (int i = 0; i < 900; i++) {
        String body = "=\"%d\"\n".formatted(i) + "ä".repeat(i % 100 == 0 ? 65_000 : 10);
        notes.add(
            new Effect.ChangeActivity(
                null,
                new Note(
                    "00000000000000%06d".formatted(i),
                    contact.id(),
                    body,
                    null,
                    null,
                    null,
                    false,
                    Contacts.NOW)));
      }
      apply(from.id(), notes);
      String file = export(from, choice);
      Location to = empty("to" + form);
      TestImports.Outcome outcome = imports.run(to.id(), file);
      assertThat(outcome.kept()).isEmpty();
      assertThat(outcome.now().counts().created()).isEqualTo(2);
      assertThat(outcome.now().counts().updated()).isGreaterThan(1);
      assertThat(export(to, choice)).isEqualTo(file);
    }
  }

  private void apply(LocationId location, List<Effect> effects) {
    var _ =
        stores
            .transactions()
            .exclusively(location, Writing.TEST, Set.of(), view -> new Decision<>(true, effects));
  }

  private Location empty(String name) {
    LocationId id = new LocationId(name + kind);
    CustomFieldDefinitions fields = CarriedContacts.fields(name);
    Location location = TestImports.location(stores, id, fields);
    Business business =
        new Business(CarriedContacts.BUSINESS, "Deos", Map.of(), Contacts.NOW, Contacts.NOW);
    apply(id, List.of(new Effect.ChangeBusiness(null, business)));
    assertThat(location.customFields().all()).hasSameSizeAs(fields.all());
    return location;
  }

  private Location location(String name, Random random, boolean plain) {
    Location location = empty(name);
    CarriedContacts contacts = new CarriedContacts(random, plain);
    List<ContactId> all = new ArrayList<>();
    for (int i = 0; i < CONTACTS; i++) {
      Contact contact = contacts.next(location.customFields());
      Contacts.insert(stores, location.id(), contact);
      List<Effect> activities = new ArrayList<>();
      for (Activity each : contacts.activities(contact.id())) {
        activities.add(new Effect.ChangeActivity(null, each));
      }
      apply(location.id(), activities);
      all.add(contact.id());
    }
    for (ContactId deleted : all.subList(0, DELETED)) {
      var _ =
          stores
              .transactions()
              .exclusively(
                  location.id(),
                  Writing.TEST,
                  Set.of(new Lookup.ById(deleted)),
                  view -> {
                    view.get(new Lookup.ById(deleted));
                    return new Decision<>(
                        true, List.of(new Effect.DeleteContact(deleted, Contacts.NOW)));
                  });
    }
    return location;
  }

  private String export(Location location, ExportChoice choice) throws IOException {
    StringBuilder file = new StringBuilder();
    ContactFormat format = ContactFormat.of(choice, location);
    try (Snapshot snapshot = stores.search().snapshot(location.id(), Filter.everybody())) {
      new SnapshotFile(snapshot, format).write(file, written -> {});
    }
    return file.toString();
  }
}
