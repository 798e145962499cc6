package dev.cardfile.write.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.UnknownLocation;
import dev.cardfile.store.Writing;
import dev.cardfile.store.sql.StoreKind;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to a work that is changed before it runs. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class WorkExecutorTest {

  private static final LocationId HERE = new LocationId("here");
  private static final LocationId NOWHERE = new LocationId("nowhere");
  private static final ContactId ID = new ContactId("c1");
  private static final Lookup.ById CONTACT = new Lookup.ById(ID);

  @Parameter private StoreKind kind;

  private StoreFixture database;
  private Stores stores;
  private WorkExecutor executor;

  @BeforeEach
  void open() {
    database = kind.newFixture();
    stores = database.open(StoreSettings.DEFAULT, StoreEvents.NONE);
    stores.locations().create(Contacts.location(HERE));
    executor = new WorkExecutor(stores.transactions());
  }

  @AfterEach
  void close() {
    stores.close();
    try (StoreFixture closing = database) {
      closing.check();
    }
  }

  private static Work<String> insertion() {
    return new Work<>(
        HERE,
        Writing.TERMS,
        Set.of(),
        view -> Decision.of("inserted", new Effect.InsertContact(Contacts.blank("c1"))));
  }

  @Test
  void aDryRunAnswersAsTheRealOneAndWritesNothing() {
    assertThat(executor.run(insertion().dry())).isEqualTo("inserted");
    assertThat(executor.run(insertion().map(String::length).dry())).isEqualTo(8);
    assertThat(executor.run(insertion().dry().map(String::length))).isEqualTo(8);
    assertThat(stores.contacts().find(HERE, ID)).isEmpty();
    assertThat(executor.run(insertion())).isEqualTo("inserted");
    assertThat(stores.contacts().find(HERE, ID)).isPresent();
  }

  @Test
  void anAnswerThatIsMadeOfAnotherLeavesWhatIsWritten() {
    assertThat(executor.run(insertion().map(String::length))).isEqualTo(8);
    assertThat(stores.contacts().find(HERE, ID)).isPresent();
  }

  @Test
  void aWorkMayAskForWhatWasAdded() {
    Work<Boolean> asking =
        new Work<>(
            HERE, Writing.TERMS, Set.of(), view -> Decision.of(view.get(CONTACT).isPresent()));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> executor.run(asking));
    assertThat(executor.run(asking.and(Set.of(CONTACT)))).isFalse();
  }

  @Test
  void whereThereIsNoLocationTheWorkSaysTheAnswer() {
    Work<String> knowing =
        new Work<>(NOWHERE, Writing.TERMS, Set.of(), view -> Decision.of("here"), "nowhere");
    assertThat(executor.run(knowing)).isEqualTo("nowhere");
    assertThat(executor.run(knowing.map(String::length))).isEqualTo(7);
    Work<String> unknowing =
        new Work<>(NOWHERE, Writing.TERMS, Set.of(), view -> Decision.of("here"));
    assertThatExceptionOfType(UnknownLocation.class).isThrownBy(() -> executor.run(unknowing));
  }
}
