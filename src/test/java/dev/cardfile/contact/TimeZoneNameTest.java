package dev.cardfile.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The time zones that are accepted. */
class TimeZoneNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "America/Chihuahua",
        "Europe/Berlin",
        "Asia/Calcutta",
        "Asia/Kolkata",
        "America/Argentina/ComodRivadavia",
        "US/Eastern",
        "GB",
        "UTC",
        "Etc/GMT+12",
        "EST",
        "MST",
        "HST",
        "ROC",
        "GMT+0",
      })
  void namesAndLinksAreAccepted(String name) {
    assertThat(TimeZoneName.parse(" " + name + "\n")).contains(new TimeZoneName(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SystemV/EST5",
        "SystemV/AST4ADT",
        "Factory",
        "# The zones and links of the IANA time zone database",
        "europe/berlin",
        "Europe/Atlantis",
        "Europe Berlin",
        "GMT+1",
        "+01:00",
        "Z",
        "CEST",
        "Europe/Berlin\u0000",
      })
  void everythingElseIsRefused(String typed) {
    assertThat(TimeZoneName.parse(typed)).isEmpty();
  }

  @Test
  void everyZoneOfTheJdkIsAcceptedButItsOwn() {
    assertThat(ZoneId.getAvailableZoneIds())
        .filteredOn(name -> !name.startsWith("SystemV/"))
        .hasSizeGreaterThan(590)
        .allMatch(name -> TimeZoneName.parse(name).isPresent());
  }
}
