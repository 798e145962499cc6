package dev.cardfile.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardfile.access.Token;
import dev.cardfile.access.TokenHash;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.LocationDeletionContract;
import dev.cardfile.store.QueuedCall;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.UnknownLocation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PostgresLocationDeletionTest extends LocationDeletionContract {

  @Override
  protected StoreFixture newFixture() {
    return PostgresFixture.migrated();
  }

  /** On SQLite there is one writer, so that a token cannot be created beside a deletion. */
  @Test
  @Timeout(60)
  void aTokenCreatedBesideTheDeletionWaitsForIt() throws SQLException {
    Token token = new Token("t", TokenHash.of("t"), HERE, null, Set.of(), Contacts.NOW, null, null);
    try (Connection other = fixture().onlooker().open();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("DELETE FROM location WHERE location_id = 'here'");
      QueuedCall<Token> creating =
          QueuedCall.start(
              () -> {
                stores().tokens().create(token);
                return token;
              },
              fixture()::keepsSomebodyWaiting);
      other.commit();
      assertThatExceptionOfType(UnknownLocation.class).isThrownBy(creating::answer);
    }
    assertThat(stores().tokens().list(HERE)).isEmpty();
  }
}
