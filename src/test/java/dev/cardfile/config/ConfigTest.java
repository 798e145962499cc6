package dev.cardfile.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {

  @TempDir private Path directory;

  @Test
  void hasDefaults() {
    assertThat(config(Map.of(), Map.of()))
        .isEqualTo(
            new Config(
                "127.0.0.1",
                8080,
                new StoreAddress.File(directory.resolve("cardfile-data/cardfile.db")),
                List.of(),
                Optional.empty(),
                true,
                false,
                1024 * 1024,
                Duration.ofSeconds(30),
                10_000,
                0,
                List.of(),
                0,
                0,
                false,
                Duration.ofHours(24),
                4096,
                256,
                2,
                4,
                Duration.ofSeconds(5),
                Duration.ofDays(90),
                LogLevel.INFO,
                LogFormat.AUTO));
  }

  @Test
  void takesTheFlagBeforeTheVariableBeforeTheFile() throws IOException {
    writeFile("port=1\nreaders=1\nmax-body=1KiB\nlog-level=error\n");
    Map<String, String> environment = Map.of("CARDFILE_PORT", "2", "CARDFILE_READERS", "2");
    Config config = config(Map.of(Setting.PORT, "3"), environment);
    assertThat(config.port()).isEqualTo(3);
    assertThat(config.readers()).isEqualTo(2);
    assertThat(config.maxBody()).isEqualTo(1024);
    assertThat(config.logLevel()).isEqualTo(LogLevel.ERROR);
  }

  @Test
  void readsEverySettingFromTheEnvironmentAndTheFile() throws IOException {
    for (Setting<?> setting : Setting.all()) {
      Map<String, String> environment = Map.of(setting.environmentName(), "\u0001");
      assertThatThrownBy(() -> config(Map.of(), environment))
          .as(setting.key())
          .isInstanceOf(ConfigProblem.class)
          .hasMessageStartingWith(setting.environmentName() + ":");
      writeFile(setting.key() + "=\\u0001\n");
      assertThatThrownBy(() -> config(Map.of(), Map.of()))
          .as(setting.key())
          .isInstanceOf(ConfigProblem.class)
          .hasMessageStartingWith(setting.key() + " in " + directory);
      Files.delete(directory.resolve(ConfigSources.FILE_NAME));
    }
  }

  @Test
  void countsABlankValueAsNone() throws IOException {
    writeFile("port=\ndata=from-file\n");
    Config config = config(Map.of(), Map.of("CARDFILE_DATA", "  "));
    assertThat(config.port()).isEqualTo(8080);
    assertThat(config.store())
        .isEqualTo(new StoreAddress.File(directory.resolve("from-file/cardfile.db")));
  }

  @Test
  void letsTheDatabaseWinOverTheFolder() {
    Map<Setting<?>, String> both =
        Map.of(Setting.DATA, "folder", Setting.DATABASE, "jdbc:sqlite:other/my.db");
    assertThat(config(both, Map.of()).store())
        .isEqualTo(new StoreAddress.File(directory.resolve("other/my.db")));
    assertThat(
            config(Map.of(Setting.DATA, "d"), Map.of("CARDFILE_DATABASE", "jdbc:sqlite:/x/y.db"))
                .store())
        .isEqualTo(new StoreAddress.File(Path.of("/x/y.db")));
  }

  @Test
  void takesAPostgresUrlAsItIsAndNeverShowsIt() {
    String url = "jdbc:postgresql://host/db?user=u&password=secret";
    Config config = config(Map.of(Setting.DATABASE, url), Map.of());
    assertThat(config.store()).isEqualTo(new StoreAddress.Server(url));
    assertThat(config.toString()).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://u:secret@h/db",
        "postgres://u:secret@h/db",
        "jdbc:sqlite:",
        "jdbc:sqlite: ",
        "jdbc:sqlite::memory:?secret",
        "jdbc:sqlite:file:secret.db",
        "jdbc:sqlite:a.db?secret=1",
        "secret.db"
      })
  void refusesAnotherDatabaseWithoutRepeatingItsUrl(String url) {
    assertThatThrownBy(() -> config(Map.of(Setting.DATABASE, url), Map.of()))
        .isInstanceOf(ConfigProblem.class)
        .hasMessage(
            "--database: give jdbc:sqlite:PATH, or jdbc:postgresql://HOST:PORT/DATABASE?user=NAME");
  }

  @Test
  void saysWhereABadValueStandsAndWhatIsAccepted() {
    assertThatThrownBy(() -> config(Map.of(Setting.PORT, "80 80"), Map.of()))
        .hasMessage("--port: '80 80' is not a number from 0 to 65535");
    assertThatThrownBy(() -> config(Map.of(), Map.of("CARDFILE_BUSY_TIMEOUT", "5")))
        .hasMessage("CARDFILE_BUSY_TIMEOUT: '5' is not a duration from 100ms to 5m");
  }

  @Test
  void stopsAtAnUnknownLineAndSuggestsTheNearest() throws IOException {
    writeFile("prot=80\n");
    assertThatThrownBy(() -> config(Map.of(), Map.of()))
        .isInstanceOf(ConfigProblem.class)
        .hasMessage(
            directory.resolve("cardfile.properties")
                + ": there is no setting 'prot'; did you mean port?");
  }

  @Test
  void readsTheFileThatTheEnvironmentNamesInsteadOfTheUsualOne() throws IOException {
    writeFile("port=1\n");
    Files.writeString(directory.resolve("mine.properties"), "readers=7\n");
    Config config = config(Map.of(), Map.of("CARDFILE_CONFIG", "mine.properties"));
    assertThat(config.port()).isEqualTo(8080);
    assertThat(config.readers()).isEqualTo(7);
  }

  @Test
  void needsTheFileThatTheEnvironmentNames() {
    assertThatThrownBy(() -> config(Map.of(), Map.of("CARDFILE_CONFIG", "gone.properties")))
        .isInstanceOf(ConfigProblem.class)
        .hasMessageEndingWith("gone.properties: no such file");
  }

  @Test
  void saysInOneLineWhyAFileCannotBeRead() throws IOException {
    Files.write(
        directory.resolve("cardfile.properties"),
        "data=\u00fc\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> config(Map.of(), Map.of())).hasMessageEndingWith(": it is not UTF-8");
    writeFile("data=\\u00x\n");
    assertThatThrownBy(() -> config(Map.of(), Map.of()))
        .hasMessageEndingWith(": a \\u is not followed by four hex digits");
  }

  @Test
  void namesUnknownVariablesOnceAndNeverTheirValues() {
    Map<String, String> environment =
        Map.of(
            "CARDFILE_SERVICE_HOST", "secret",
            "CARDFILE_REDERS", "secret",
            "CARDFILE_CONFIG", "",
            "CARDFILES", "secret",
            "PATH", "secret");
    assertThat(ConfigSources.read(environment, directory, Set.of(), Set.of()).warning())
        .hasValue(
            "ignoring unknown environment variables: CARDFILE_REDERS (did you mean CARDFILE_READERS?),"
                + " CARDFILE_SERVICE_HOST");
  }

  @Test
  void doesNotTakeAServiceOfKubernetesForAPort() {
    Map<String, String> environment = Map.of("CARDFILE_PORT", "tcp://10.0.0.1:8080");
    ConfigSources sources = ConfigSources.read(environment, directory, Set.of(), Set.of());
    assertThat(sources.warning()).hasValue("ignoring unknown environment variables: CARDFILE_PORT");
    assertThat(Config.read(Map.of(), sources, directory).port()).isEqualTo(8080);
  }

  private Config config(Map<Setting<?>, String> flags, Map<String, String> environment) {
    return Config.read(
        flags, ConfigSources.read(environment, directory, Set.of(), Set.of()), directory);
  }

  private void writeFile(String text) throws IOException {
    Files.writeString(directory.resolve(ConfigSources.FILE_NAME), text);
  }
}
