package dev.cardfile.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingTest {

  /** A changed default or name affects every operator, so it must be in the changelog. */
  private static final String TABLE =
      """
      host             CARDFILE_HOST             --host        127.0.0.1
      port             CARDFILE_PORT             --port        8080
      data             CARDFILE_DATA             --data        cardfile-data
      database         CARDFILE_DATABASE         --database    -
      cors             CARDFILE_CORS             --cors        -
      public-url       CARDFILE_PUBLIC_URL       --public-url  -
      no-example       CARDFILE_NO_EXAMPLE       --no-example  false
      json             CARDFILE_JSON             --json        false
      max-body         CARDFILE_MAX_BODY         -             1MiB
      request-timeout  CARDFILE_REQUEST_TIMEOUT  -             30s
      max-connections  CARDFILE_MAX_CONNECTIONS  -             10000
      max-connections-per-address CARDFILE_MAX_CONNECTIONS_PER_ADDRESS - 0
      trusted-proxies  CARDFILE_TRUSTED_PROXIES  -             -
      rate-limit       CARDFILE_RATE_LIMIT       -             0
      rate-limit-daily CARDFILE_RATE_LIMIT_DAILY -             0
      record-address   CARDFILE_RECORD_ADDRESS   -             false
      idempotency-retention CARDFILE_IDEMPOTENCY_RETENTION - 24h
      queue-capacity   CARDFILE_QUEUE_CAPACITY   -             4096
      batch-limit      CARDFILE_BATCH_LIMIT      -             256
      writers          CARDFILE_WRITERS          -             2
      readers          CARDFILE_READERS          -             4
      busy-timeout     CARDFILE_BUSY_TIMEOUT     -             5s
      history-retention CARDFILE_HISTORY_RETENTION -            90d
      log-level        CARDFILE_LOG_LEVEL        -             info
      log-format       CARDFILE_LOG_FORMAT       -             auto
      """;

  @Test
  void hasTheNamesAndDefaultsThatOperatorsKnow() {
    List<List<String>> expected =
        TABLE.lines().map(line -> List.of(line.split("\\s+", -1))).toList();
    assertThat(Setting.all().stream().map(SettingTest::row).toList()).isEqualTo(expected);
  }

  @Test
  void listsEverySetting() throws IllegalAccessException {
    for (var field : Setting.class.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == Setting.class) {
        assertThat(Setting.all()).as(field.getName()).contains((Setting<?>) field.get(null));
      }
    }
    assertThat(Arrays.stream(Setting.class.getFields()).count()).isEqualTo(Setting.all().size());
  }

  @Test
  void staysSmall() {
    assertThat(Setting.all()).hasSizeLessThanOrEqualTo(25);
  }

  @Test
  void acceptsItsOwnDefaults() {
    for (Setting<?> setting : Setting.all()) {
      setting
          .defaultText()
          .ifPresent(text -> assertThat(setting.parse(text)).as(setting.key()).isPresent());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "port, 0, 0",
    "port, 65535, 65535",
    "port, 65536,",
    "port, -1,",
    "port, 80a,",
    "port, 99999999999999999999,",
    "host, ::1, ::1",
    "host, ' ',",
    "cors, *, [*]",
    "cors, ' * ', [*]",
    "cors, https://app.example, [https://app.example]",
    "cors, 'https://App.Example:443, http://[::1]:80,https://app.example', '[https://app.example,"
        + " http://[::1]]'",
    "cors, 'http://localhost:3000,capacitor://localhost', '[http://localhost:3000,"
        + " capacitor://localhost]'",
    "cors, 'https://app.example,*',",
    "cors, 'https://app.example,',",
    "cors, https://app.example/,",
    "cors, https://app.example/path,",
    "cors, app.example,",
    "cors, https://*.example,",
    "cors, null,",
    "public-url, https://contacts.example, https://contacts.example",
    "public-url, 'http://[::1]:8080/ ', http://[::1]:8080",
    "public-url, https://shop.example/crm/v1/, https://shop.example/crm/v1",
    "public-url, contacts.example,",
    "public-url, ftp://contacts.example,",
    "public-url, https://user@contacts.example,",
    "public-url, https://contacts.example?x=1,",
    "public-url, https://contacts.example//,",
    "no-example, TRUE, true",
    "no-example, yes,",
    "json, false, false",
    "max-body, 1024, 1024",
    "max-body, 1023,",
    "max-body, 1KiB, 1024",
    "max-body, 2 mib, 2097152",
    "max-body, 64MiB, 67108864",
    "max-body, 65MiB,",
    "max-body, 1MB,",
    "max-body, 999999999GiB,",
    "request-timeout, 100ms, PT0.1S",
    "request-timeout, 99ms,",
    "request-timeout, 2m, PT2M",
    "request-timeout, 1h, PT1H",
    "request-timeout, 61m,",
    "request-timeout, 30,",
    "request-timeout, 999999999y,",
    "max-connections, 0,",
    "max-connections-per-address, 100, 100",
    "max-connections-per-address, 100001,",
    "trusted-proxies, localhost,",
    "trusted-proxies, ' ',",
    "trusted-proxies, '10.0.0.1,',",
    "trusted-proxies, 10.0.0.0/33,",
    "trusted-proxies, 10.0.0.0/-1,",
    "trusted-proxies, 10.0.0.0/8/8,",
    "trusted-proxies, ::/129,",
    "rate-limit, 100, 100",
    "readers, 65,",
    "writers, 0,",
    "writers, 64, 64",
    "writers, 65,",
    "batch-limit, 0,",
    "queue-capacity, 1, 1",
    "log-level, debug, DEBUG",
    "log-level, trace,",
    "log-format, text, TEXT",
  })
  void readsWhatItAccepts(String key, String text, String value) {
    Setting<?> setting =
        Setting.all().stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
    assertThat(setting.parse(text).map(Object::toString)).isEqualTo(Optional.ofNullable(value));
  }

  private static List<String> row(Setting<?> setting) {
    return List.of(
        setting.key(),
        setting.environmentName(),
        setting.flagName().orElse("-"),
        setting.defaultText().orElse("-"));
  }
}
