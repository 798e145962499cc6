package dev.cardfile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.postgres.PostgresProxy;
import dev.cardfile.postgres.PostgresServer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands say if PostgreSQL does not let them in. */
class PostgresCommandsTest {

  private static final String ROLE = "guarded";
  private static final String PASSWORD = "open-sesame";

  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(directory);
  }

  /** A retry would not help, so the start fails, with one line that names the database. */
  @Test
  void aWrongPasswordEndsTheStart() {
    PostgresServer server = PostgresServer.startNew();
    try (server) {
      server.addRole(ROLE, PASSWORD);
      String url = server.newDatabase().replaceFirst("user=.*", "user=" + ROLE);
      String place = "cannot use PostgreSQL at 127.0.0.1:%d/test1: ".formatted(server.port());
      String refused = "FATAL: password authentication failed for user \"guarded\"";
      for (String command : new String[] {"serve", "migrate", "location list"}) {
        assertThat(line(command, url + "&password=wrong-" + PASSWORD).said(1))
            .isEqualTo(place + refused);
        assertThat(line(command, url).said(1))
            .startsWith(place)
            .contains("password")
            .doesNotContain(PASSWORD);
      }
      shell.with("PGPASSWORD", PASSWORD); // not a setting of Cardfile
      assertThat(line("migrate", url).said(1)).startsWith(place);
    }
  }

  @Test
  void aDatabaseThatIsNotThereEndsTheStart() {
    String url = PostgresServer.shared().newDatabase();
    PostgresServer.shared().dropDatabase(url);
    for (String command : new String[] {"serve", "migrate", "location list"}) {
      assertThat(line(command, url + "&password=" + PASSWORD).said(1))
          .contains("database \"")
          .endsWith("does not exist")
          .doesNotContain(PASSWORD);
    }
  }

  /** A server waits for its database; a command fails at once. */
  @Test
  void aDatabaseThatDoesNotAnswerEndsCommandsAndNotServers() throws Exception {
    String direct = PostgresServer.shared().newDatabase();
    try (PostgresProxy proxy = PostgresProxy.to(PostgresServer.shared())) {
      String url = proxy.url(direct) + "&password=" + PASSWORD;
      proxy.refuseConnections();
      for (String command : new String[] {"migrate", "location list"}) {
        assertThat(line(command, url).said(1)).contains("refused").doesNotContain(PASSWORD);
      }
      try (RunningServer server = RunningServer.start(shell, "--database", url)) {
        assertThat(server.printed())
            .startsWith("Cardfile is running at " + server.url() + "\n")
            .doesNotContain(PASSWORD);
        assertThat(server.get("/readyz")).startsWith("503 ");
        assertThat(server.get("/healthz")).startsWith("200 ");
        proxy.acceptConnections();
        server.awaitReady();
        assertThat(line("location list", direct).out()).isEmpty();
      }
    } finally {
      PostgresServer.shared().dropDatabase(direct);
    }
  }

  private Shell.Result line(String command, String url) {
    return shell.line(
        command + (command.equals("serve") ? " --port 0" : "") + " --database " + url);
  }
}
