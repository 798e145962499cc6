package dev.cardfile.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.store.LocationStoreContract;
import dev.cardfile.store.StoreFixture;
import org.junit.jupiter.api.Test;

class SqliteLocationStoreTest extends LocationStoreContract {

  @Override
  protected StoreFixture newFixture() {
    return SqliteFixture.migrated();
  }

  @Test
  void aChangeWaitsForNoMoreThanTheBatchUnderWay() {
    assertThat(allowedForAWorkThatCameAfterAWaitingChange()).isTrue();
  }
}
