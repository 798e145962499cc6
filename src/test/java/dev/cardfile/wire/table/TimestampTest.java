package dev.cardfile.wire.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTest {

  @ParameterizedTest
  @CsvSource({
    "2020-10-25T11:00:00Z, 2020-10-25T11:00:00.000Z",
    "2020-10-25T11:00:00.123Z, 2020-10-25T11:00:00.123Z",
    "2020-10-25T11:00:00.123999999z, 2020-10-25T11:00:00.123Z",
    "2020-10-25t11:00Z, 2020-10-25T11:00:00.000Z",
    "2020-10-25T11:00:00+05:30, 2020-10-25T05:30:00.000Z",
    "2020-10-25T11:00:00-0800, 2020-10-25T19:00:00.000Z",
    "2020-10-25T11:00:00.5+02, 2020-10-25T09:00:00.500Z",
    "2020-10-25T11:00:00, 2020-10-25T11:00:00.000Z",
    "2020-10-25, 2020-10-25T00:00:00.000Z",
    "2024-02-29T23:59:59Z, 2024-02-29T23:59:59.000Z",
    "1000-01-01T00:00:00Z, 1000-01-01T00:00:00.000Z",
    "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z",
  })
  void isReadAndWrittenInUtc(String sent, String written) {
    Instant instant = Timestamp.parse(sent).orElseThrow();
    assertThat(Timestamp.of(instant)).isEqualTo(written);
    assertThat(Timestamp.parse(written)).contains(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tomorrow",
        "2023-02-29T00:00:00Z",
        "2020-13-01",
        "2020-10-25T24:00:00Z",
        "2020-10-25T23:59:60Z",
        "2020-10-25T11:00:00+19:00",
        "2020-10-25 11:00:00",
        "2020-10-25T",
        "2020-10-25Z",
        "25/10/2020",
        "1603623600000",
        "+12020-10-25",
        "-2020-10-25",
        "0999-12-31T23:59:59Z",
        "1000-01-01T00:00:00+01:00",
        "9999-12-31T23:59:59-01:00",
        "2020-10-25T11:00:00Z[UTC]",
        "2020-10-25T11:00:00ZZ",
        "2020-10-25T11:00:00+05:30Z",
      })
  void whatIsNoneIsRefused(String sent) {
    assertThat(Timestamp.parse(sent)).isEmpty();
  }

  @Test
  void anyInstantIsWrittenAsAFormatterDoes() {
    DateTimeFormatter expected =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 100_000; i++) {
      // From the year -1000 to 12,000.
      long second = random.nextLong(-93_000_000_000L, 316_000_000_000L);
      Instant instant = Instant.ofEpochSecond(second, random.nextInt(1_000_000_000));
      assertThat(Timestamp.of(instant)).as("seed %d", seed).isEqualTo(expected.format(instant));
    }
  }
}
