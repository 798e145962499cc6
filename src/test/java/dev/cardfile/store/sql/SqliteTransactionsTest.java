package dev.cardfile.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.store.StoreFigures;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.TransactionsContract;
import org.junit.jupiter.api.Test;

class SqliteTransactionsTest extends TransactionsContract {

  @Override
  protected StoreFixture newFixture() {
    return SqliteFixture.migrated();
  }

  @Test
  void tellsWhatItTakesOfTheDisk() {
    StoreFigures.Disk disk = stores().figures().disk();
    assertThat(disk).isNotNull();
    assertThat(disk.used()).isGreaterThan(4096);
    assertThat(disk.free()).isPositive();
  }
}
