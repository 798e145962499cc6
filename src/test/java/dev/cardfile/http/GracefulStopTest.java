package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.sql.Database;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens to connections when the server is closed. */
class GracefulStopTest {

  @TempDir Path folder;

  /** The timeout is well below the half minute that running requests are given. */
  @Test
  @Timeout(20)
  void answersWhatIsUnderWayAndWaitsForNobodyElse() throws Exception {
    Path file = folder.resolve("cardfile.db");
    Metrics metrics = new Metrics();
    StoreSettings patient = new StoreSettings(16, 16, 1, 2, Duration.ofSeconds(10));
    Stores stores = Database.sqlite(file).open(patient, metrics);
    try (RunningServer server =
            RunningServer.start(stores, metrics, HttpSettings.DEFAULT, InstantSource.system());
        RawClient silent = new RawClient(server.port());
        RawClient idle = new RawClient(server.port());
        RawClient busy = new RawClient(server.port());
        Connection lock = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = lock.createStatement()) {
      assertThat(idle.send(Raw.get("x", "/healthz")).answer().status()).isEqualTo(200);
      statement.execute("BEGIN IMMEDIATE");
      String contact = Raw.contact(RunningServer.LOCATION, "mina@example.net");
      busy.send(Raw.upsert(server.token(), contact));
      Thread.sleep(Duration.ofSeconds(1));

      Thread closing = Thread.ofPlatform().start(server::stopListening);
      assertThat(idle.isClosed()).isTrue();
      assertThat(silent.isClosed()).isTrue();
      while (listens(server.port())) {
        Thread.sleep(10);
      }
      assertThat(closing.isAlive()).isTrue();

      statement.execute("ROLLBACK");
      RawClient.Answer answer = busy.answer();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.headers()).containsEntry("connection", "close");
      assertThat(busy.isClosed()).isTrue();
      closing.join();
    }
  }

  private static boolean listens(int port) throws IOException {
    try (RawClient _ = new RawClient(port)) {
      return true;
    } catch (ConnectException refused) {
      return false;
    }
  }
}
