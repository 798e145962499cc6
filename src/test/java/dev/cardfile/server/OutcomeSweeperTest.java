package dev.cardfile.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.http.Metrics;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Effect;
import dev.cardfile.store.LocationStore;
import dev.cardfile.store.QueuedCall;
import dev.cardfile.store.RetryKey;
import dev.cardfile.store.RetryOutcome;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.Writing;
import dev.cardfile.store.sql.ProxiedStore;
import dev.cardfile.store.sql.StoreKind;
import dev.cardfile.write.work.OutcomeSweep;
import dev.cardfile.write.work.WorkExecutor;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Which kept outcomes are deleted while a server runs. */
class OutcomeSweeperTest {

  private static final LocationId HERE = new LocationId("here");
  private static final LocationId THERE = new LocationId("there");

  /** Each of two locations has an old outcome; for one of them, many new outcomes are reported. */
  @Test
  void whereManyAreKeptTheOldOnesGoAtOnce() {
    Metrics metrics = new Metrics();
    try (StoreFixture database = StoreKind.SQLITE.newFixture();
        Stores stores = database.open(StoreSettings.DEFAULT, StoreEvents.NONE)) {
      for (LocationId location : Set.of(HERE, THERE)) {
        stores.locations().create(Contacts.location(location));
        keepAnOldOne(stores, location);
      }
      OutcomeSweep sweep =
          new OutcomeSweep(
              stores.retries(),
              new WorkExecutor(stores.transactions()),
              () -> Contacts.NOW.plusSeconds(60),
              Duration.ofSeconds(60));
      try (OutcomeSweeper sweeper = new OutcomeSweeper(sweep, stores.locations(), metrics)) {
        sweeper.start();
        sweeper.kept(THERE);
        keepMany(sweeper, HERE);
        while (stores.retries().oldest(HERE).isPresent()
            || stores.retries().oldest(THERE).isPresent()) {
          LockSupport.parkNanos(QueuedCall.A_MOMENT);
        }
      }
    }
    assertThat(metrics.scrape()).contains("cardfile_idempotency_dropped_total{reason=\"old\"} 2.0");
  }

  /** The first pass fails; the next one is for the location of the outcome. */
  @Test
  void anErrorDoesNotEndTheDroppingForGood() {
    try (StoreFixture database = StoreKind.SQLITE.newFixture();
        Stores stores = database.open(StoreSettings.DEFAULT, StoreEvents.NONE)) {
      stores.locations().create(Contacts.location(HERE));
      keepAnOldOne(stores, HERE);
      OutcomeSweep sweep =
          new OutcomeSweep(
              stores.retries(),
              new WorkExecutor(stores.transactions()),
              () -> Contacts.NOW.plusSeconds(60),
              Duration.ofSeconds(60));
      AtomicBoolean failed = new AtomicBoolean();
      LocationStore failing =
          Failing.at(
              LocationStore.class,
              stores.locations(),
              "list",
              _ -> {
                failed.set(true);
                return true;
              });
      try (OutcomeSweeper sweeper = new OutcomeSweeper(sweep, failing, new Metrics())) {
        sweeper.start();
        keepMany(sweeper, THERE);
        ProxiedStore.await("the first pass has failed", failed::get);
        keepMany(sweeper, HERE);
        ProxiedStore.await("it is dropped", () -> stores.retries().oldest(HERE).isEmpty());
      }
    }
  }

  private static void keepMany(OutcomeSweeper sweeper, LocationId location) {
    for (int kept = 0; kept < OutcomeSweep.MOST / 20; kept++) {
      sweeper.kept(location);
    }
  }

  private static void keepAnOldOne(Stores stores, LocationId location) {
    RetryOutcome old =
        new RetryOutcome(
            new RetryKey("scope", "old"),
            "print",
            Contacts.NOW,
            null,
            new RetryOutcome.Answer(200, "{", null));
    var _ =
        stores
            .transactions()
            .exclusively(
                location,
                Writing.TEST,
                Set.of(),
                view -> Decision.of(old, new Effect.KeepOutcome(old, false)));
  }

  @Test
  void endsWhenItIsClosed() {
    try (StoreFixture database = StoreKind.SQLITE.newFixture();
        Stores stores = database.open(StoreSettings.DEFAULT, StoreEvents.NONE)) {
      OutcomeSweep sweep =
          new OutcomeSweep(
              stores.retries(),
              new WorkExecutor(stores.transactions()),
              () -> Contacts.NOW,
              Duration.ofSeconds(60));
      OutcomeSweeper sweeper = new OutcomeSweeper(sweep, stores.locations(), new Metrics());
      sweeper.start();
      sweeper.close();
      assertThat(Thread.getAllStackTraces().keySet())
          .extracting(Thread::getName)
          .doesNotContain("cardfile-outcomes");
    }
  }
}
