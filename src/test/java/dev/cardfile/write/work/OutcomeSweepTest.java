package dev.cardfile.write.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.location.LocationId;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Effect;
import dev.cardfile.store.RetryKey;
import dev.cardfile.store.RetryOutcome;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.Writing;
import dev.cardfile.store.sql.StoreKind;
import dev.cardfile.write.work.OutcomeSweep.Swept;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Which outcomes of requests are deleted, and how many at a time. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class OutcomeSweepTest {

  private static final LocationId HERE = new LocationId("here");
  private static final LocationId THERE = new LocationId("there");
  private static final Duration RETENTION = Duration.ofHours(1);
  private static final int MOST = 250;

  @Parameter private StoreKind kind;

  private StoreFixture database;
  private Stores stores;
  private Instant now = Contacts.NOW;
  private OutcomeSweep sweep;

  @BeforeEach
  void open() {
    database = kind.newFixture();
    stores = database.open(StoreSettings.DEFAULT, StoreEvents.NONE);
    stores.locations().create(Contacts.location(HERE));
    stores.locations().create(Contacts.location(THERE));
    sweep =
        new OutcomeSweep(
            stores.retries(), new WorkExecutor(stores.transactions()), () -> now, RETENTION, MOST);
  }

  @AfterEach
  void close() {
    stores.close();
    try (StoreFixture closing = database) {
      closing.check();
    }
  }

  /** Keeps outcomes, each a second younger than the previous one. */
  private void keep(LocationId location, int count) {
    List<Effect> effects = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      effects.add(
          new Effect.KeepOutcome(
              new RetryOutcome(
                  new RetryKey("scope", "%04d".formatted(i)),
                  "print",
                  Contacts.NOW.plusSeconds(i),
                  null,
                  new RetryOutcome.Answer(200, "{", null)),
              false));
    }
    var _ =
        stores
            .transactions()
            .exclusively(location, Writing.TEST, Set.of(), view -> new Decision<>(1, effects));
  }

  private List<String> left(LocationId location) {
    return database
        .onlooker()
        .rows(
            "SELECT retry_key FROM retry_outcome WHERE location_id = '%s' ORDER BY retry_key"
                .formatted(location));
  }

  @Test
  void whatIsOldGoesInSteps() {
    keep(HERE, 230);
    keep(THERE, 3);
    assertThat(sweep.step(HERE)).isEqualTo(new Swept(0, 0, false, false));
    now = now.plus(RETENTION).plusSeconds(219);
    assertThat(sweep.step(HERE)).isEqualTo(new Swept(OutcomeSweep.AT_ONCE, 0, true, false));
    assertThat(left(HERE)).hasSize(30).first().isEqualTo("0200");
    assertThat(sweep.step(HERE)).isEqualTo(new Swept(20, 0, true, false));
    assertThat(sweep.step(HERE)).isEqualTo(new Swept(0, 0, false, false));
    assertThat(left(HERE)).hasSize(10).first().isEqualTo("0220");
    assertThat(left(THERE)).hasSize(3);
    now = now.plus(RETENTION);
    assertThat(sweep.step(HERE)).isEqualTo(new Swept(10, 0, true, false));
    assertThat(sweep.step(HERE)).isEqualTo(new Swept(0, 0, false, true));
  }

  @Test
  void whatIsTooManyGoesTheOldestFirst() {
    keep(HERE, MOST + 220);
    keep(THERE, 3);
    assertThat(sweep.step(HERE)).isEqualTo(new Swept(0, OutcomeSweep.AT_ONCE, true, false));
    assertThat(left(HERE)).hasSize(MOST + 20).first().isEqualTo("0200");
    assertThat(sweep.step(HERE)).isEqualTo(new Swept(0, 20, false, false));
    assertThat(sweep.step(HERE)).isEqualTo(new Swept(0, 0, false, false));
    assertThat(left(HERE)).hasSize(MOST).first().isEqualTo("0220");
    assertThat(left(THERE)).hasSize(3);
  }

  @Test
  void whereThereIsNothingNothingGoes() {
    assertThat(sweep.step(HERE)).isEqualTo(new Swept(0, 0, false, true));
    assertThat(sweep.step(new LocationId("nowhere"))).isEqualTo(new Swept(0, 0, false, true));
  }
}
