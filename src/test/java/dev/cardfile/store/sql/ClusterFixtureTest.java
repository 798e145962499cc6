package dev.cardfile.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.postgres.PostgresServer;
import dev.cardfile.store.Caller;
import dev.cardfile.store.Onlooker;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The script that distributes a store, and the fixture of the cluster's tests, on a PostgreSQL with
 * stand-ins for the functions of a cluster. Proves nothing about a real cluster.
 */
class ClusterFixtureTest {

  private static final String DISTRIBUTED =
      "SELECT logicalrelid, how FROM pg_dist_partition ORDER BY logicalrelid::regclass::text";

  private final PostgresServer server = PostgresServer.shared();
  private final String url = server.newDatabase();

  @BeforeEach
  void standIn() throws IOException, SQLException {
    try (InputStream script =
            Objects.requireNonNull(
                ClusterFixtureTest.class.getResourceAsStream("citus-stand-in.sql"));
        Connection connection = new Onlooker(server.urlOf(url)).open();
        Statement statement = connection.createStatement()) {
      statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @AfterEach
  void drop() {
    server.dropDatabase(url);
  }

  /**
   * This includes the tables of future migrations: a table that is left out would be on one machine
   * only.
   */
  @Test
  void everyTableIsDistributedOnce() {
    try (ClusterFixture fixture = new ClusterFixture(List.of(url, url))) {
      Onlooker onlooker = fixture.onlooker();
      List<String> distributed = onlooker.rows(DISTRIBUTED);
      assertThat(onlooker.rows("SELECT logicalrelid FROM pg_dist_partition ORDER BY 1"))
          .isEqualTo(
              onlooker.rows(
                  """
                  SELECT oid::regclass FROM pg_class
                  WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' ORDER BY 1
                  """));
      assertThat(distributed)
          .contains(
              "location|by location_id with none",
              "contact|by location_id with location",
              "contact_key|by location_id with location",
              "token|everywhere");
      fixture.distribute();
      assertThat(onlooker.rows(DISTRIBUTED)).as("run again").isEqualTo(distributed);
    }
  }

  @Test
  void theStoreIsOpenedOnEachMachineInTurn() {
    String elsewhere = url.replace("127.0.0.1", "localhost");
    try (ClusterFixture fixture = new ClusterFixture(List.of(url, elsewhere));
        Stores first = fixture.open(ProxiedStore.SETTINGS, StoreEvents.NONE);
        Stores second = fixture.open(ProxiedStore.SETTINGS, StoreEvents.NONE)) {
      first.locations().create(ProxiedStore.location());
      assertThat(new Caller(first).upsert(ProxiedStore.HERE, "a@example.com", null).created())
          .isTrue();
      assertThat(new Caller(second).upsert(ProxiedStore.HERE, "a@example.com", null).created())
          .isFalse();
      fixture.check();
    }
    assertThat(new Onlooker(url).rows("SELECT nspname FROM pg_namespace WHERE nspname ~ '^card'"))
        .as("schemas that are left")
        .isEmpty();
  }
}
