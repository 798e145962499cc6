package dev.cardfile.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.location.LocationId;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.LocationDeletions;
import dev.cardfile.store.Outage;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.Stores;
import dev.cardfile.store.sql.ProxiedStore;
import dev.cardfile.store.sql.StoreKind;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocationDeleterTest {

  private static final LocationId FAILS = new LocationId("fails");
  private static final LocationId OTHER = new LocationId("other");
  private static final long PATIENCE_SECONDS = 30;

  @ParameterizedTest(name = "away: {0}")
  @ValueSource(booleans = {true, false})
  void aLocationThatFailsDoesNotKeepTheOthers(boolean away) throws InterruptedException {
    CountDownLatch deleted = new CountDownLatch(1);
    LocationDeletions deletions =
        new LocationDeletions() {
          @Override
          public boolean begin(LocationId id, Instant now) {
            return true;
          }

          @Override
          public List<LocationId> pending() {
            return List.of(FAILS, OTHER);
          }

          @Override
          public int proceed(LocationId id, Instant now) {
            if (id.equals(FAILS)) {
              throw away
                  ? new StoreUnavailable(Outage.NODE_AWAY, "its machine is away", null)
                  : new IllegalStateException("a bug");
            }
            deleted.countDown();
            return 0;
          }
        };
    try (LocationDeleter deleter = new LocationDeleter(deletions, () -> Contacts.NOW)) {
      deleter.start();
      assertThat(deleted.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void anErrorDoesNotEndTheDeletingForGood() {
    LocationId here = new LocationId("here");
    try (StoreFixture database = StoreKind.SQLITE.newFixture();
        Stores stores = database.open(StoreSettings.DEFAULT, StoreEvents.NONE)) {
      stores.locations().create(Contacts.location(here));
      assertThat(stores.deletions().begin(here, Contacts.NOW)).isTrue();
      LocationDeletions failing =
          Failing.at(LocationDeletions.class, stores.deletions(), "pending", Failing.once());
      try (LocationDeleter deleter = new LocationDeleter(failing, () -> Contacts.NOW)) {
        deleter.start();
        ProxiedStore.await(
            "the location is deleted",
            () -> {
              deleter.begun();
              return stores.deletions().pending().isEmpty();
            });
      }
    }
  }
}
