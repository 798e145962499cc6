package dev.cardfile.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.search.Filter;
import dev.cardfile.search.Search;
import dev.cardfile.search.Sorting;
import dev.cardfile.store.BlockedWriter;
import dev.cardfile.store.Caller;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.Outage;
import dev.cardfile.store.QueuedCall;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.Stores;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * A worker of a cluster that goes down and comes back: its locations are unavailable, all others
 * are served.
 */
@EnabledIfEnvironmentVariable(
    named = ClusterFixture.VARIABLE,
    matches = ".+",
    disabledReason = ClusterFixture.NO_CLUSTER)
@EnabledIfEnvironmentVariable(
    named = ClusterWorkerTest.STOP,
    matches = ".+",
    disabledReason = "no command that stops a worker (see CONTRIBUTING.md)")
class ClusterWorkerTest {

  /** The variables with the shell commands that stop and start the worker whose URL comes last. */
  static final String STOP = "CARDFILE_TEST_WORKER_STOP";

  private static final String START = "CARDFILE_TEST_WORKER_START";

  private static final int LOCATIONS = 12;

  /** One writer, so that its batches have works for all locations. */
  private static final StoreSettings SETTINGS =
      new StoreSettings(100, 100, 1, 2, Duration.ofSeconds(5));

  private final ClusterFixture cluster = new ClusterFixture();
  private Stores stores;
  private LocationId there;
  private LocationId here;

  @BeforeEach
  void fill() {
    stores = cluster.open(SETTINGS, StoreEvents.NONE);
    for (LocationId location : locations()) {
      stores.locations().create(Contacts.location(location));
      assertThat(new Caller(stores).upsert(location, "old@example.com", null).created()).isTrue();
    }
    there = locationAt("=");
    here = locationAt("<>");
  }

  @AfterEach
  void startAgain() {
    run(START);
    ProxiedStore.await("the worker is back", () -> isWritable(there));
    stores.close();
    cluster.check();
    cluster.close();
  }

  private static List<LocationId> locations() {
    return IntStream.range(0, LOCATIONS).mapToObj(i -> new LocationId("at" + i)).toList();
  }

  /** Returns a location on the worker that is stopped, or one that is elsewhere. */
  private LocationId locationAt(String comparison) {
    List<String> found =
        cluster.rows(
            """
            SELECT location_id FROM location WHERE (
              SELECT nodeport FROM citus_shards
              WHERE shardid = get_shard_id_for_distribution_column('location', location_id))
              %s %d ORDER BY 1 LIMIT 1
            """
                .formatted(comparison, cluster.lastPort()));
    return new LocationId(found.getFirst());
  }

  private static void run(String variable) {
    try {
      Process shell =
          new ProcessBuilder("sh", "-c", System.getenv(variable))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      int code = shell.waitFor();
      if (code != 0 && variable.equals(STOP)) {
        throw new AssertionError(variable + " ended with " + code);
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private boolean isWritable(LocationId location) {
    return !ProxiedStore.isUnavailable(
        () -> new Caller(stores).upsert(location, "probe@example.com", null));
  }

  private static void assertAway(QueuedCall<?> call) {
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(call::answer)
        .satisfies(away -> assertThat(away.outage()).isEqualTo(Outage.NODE_AWAY));
  }

  private QueuedCall<Boolean> upsert(LocationId location, String email) {
    return QueuedCall.start(() -> new Caller(stores).upsert(location, email, null).created());
  }

  private long found(LocationId location) {
    Search search =
        new Search(Filter.everybody(), Sorting.NEWEST_FIRST, new Search.Start.Offset(0), 10);
    return stores.search().find(location, search).total();
  }

  @Test
  void theOtherLocationsGoOn() {
    run(STOP);
    ProxiedStore.await("the worker's connections are gone", () -> !isWritable(there));
    for (int round = 0; round < 3; round++) {
      BlockedWriter writer = BlockedWriter.in(stores, here);
      QueuedCall<Boolean> first = upsert(here, "a" + round + "@example.com");
      QueuedCall<Boolean> lost = upsert(there, "a@example.com");
      QueuedCall<Boolean> last = upsert(here, "b" + round + "@example.com");
      writer.goOn();
      assertThat(first.answer()).isTrue();
      assertThat(last.answer()).isTrue();
      assertAway(lost);
      assertThat(found(here)).isEqualTo(1 + 2 * (round + 1));
      assertAway(QueuedCall.start(() -> found(there)));
      assertThat(stores.locations().find(here)).isPresent();
      assertThat(stores.answers()).as("the server stays ready").isTrue();
    }
    run(START);
    ProxiedStore.await("the worker is back", () -> isWritable(there));
    assertThat(new Caller(stores).upsert(there, "old@example.com", null).created()).isFalse();
    assertThat(new Caller(stores).upsert(there, "a@example.com", null).created()).isTrue();
    assertThat(stores.contacts().find(there, new ContactId("nobody"))).isEmpty();
  }

  /** The idle connections of the other servers to this worker break without their noticing. */
  @Test
  void aWorkerThatWasStartedAnewIsUsedAgain() {
    run(STOP);
    run(START);
    ProxiedStore.await("it is written again", () -> isWritable(there));
    ProxiedStore.await("it is read again", () -> !ProxiedStore.isUnavailable(() -> found(there)));
    assertThat(new Caller(stores).upsert(there, "old@example.com", null).created()).isFalse();
  }
}
