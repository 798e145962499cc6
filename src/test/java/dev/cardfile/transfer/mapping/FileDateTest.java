package dev.cardfile.transfer.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.transfer.mapping.heading.DateOrder;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates as programs and people write them. */
class FileDateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "Jul 22 2026 02:09 PM > 2026-07-22T18:09:00Z",
        "Jun 03 2026 12:59 AM > 2026-06-03T04:59:00Z",
        "2026-06-08T10:28:39-07:00 > 2026-06-08T17:28:39Z",
        "2026-06-08T10:28:39.123Z > 2026-06-08T10:28:39.123Z",
        "2025-11-02 17:45 > 2025-11-02T22:45:00Z",
        "2020/02/03 04:05:06 > 2020-02-03T09:05:06Z",
        "2026-07-22 > 2026-07-22T04:00:00Z",
        "22 July 2026 > 2026-07-22T04:00:00Z",
        "22. Juli 2026 > 2026-07-22T04:00:00Z",
        "1 de febrero de 2026 > 2026-02-01T05:00:00Z",
        "1er août 2026 > 2026-08-01T04:00:00Z",
        "Wednesday, July 22, 2026 > 2026-07-22T04:00:00Z",
        "23/7/2026 14:09 > 2026-07-23T18:09:00Z",
        "7/23/2026 2:09 PM > 2026-07-23T18:09:00Z",
        "23.07.2026, 14:09 > 2026-07-23T18:09:00Z",
        "5/5/2026 > 2026-05-05T04:00:00Z",
        "1784729340000 > 2026-07-22T14:09:00Z"
      })
  void areRead(String text, String moment) {
    assertThat(FileDate.of(text, null))
        .isInstanceOfSatisfying(
            FileDate.Read.class,
            date -> assertThat(date.at(ZoneId.of("America/New_York"))).hasToString(moment));
  }

  @ParameterizedTest
  @CsvSource({
    "3/4/2026,DAY_FIRST,2026-04-03",
    "3/4/2026,MONTH_FIRST,2026-03-04",
    "03.04.2026,DAY_FIRST,2026-04-03"
  })
  void anOrderDecides(String text, DateOrder order, String date) {
    assertThat(FileDate.of(text, null)).isInstanceOf(FileDate.Ambiguous.class);
    assertThat(FileDate.of(text, order))
        .isInstanceOfSatisfying(
            FileDate.Read.class, read -> assertThat(read.date()).hasToString(date));
  }

  @ParameterizedTest
  @CsvSource({
    "tomorrow,date_unreadable",
    "2026-02-30,date_unreadable",
    "2026-02-20 25:00,date_unreadable",
    "2026-02-20 13:00 PM,date_unreadable",
    "31/31/2026,date_unreadable",
    "3/4/26,date_short_year",
    "0/0/00,date_short_year",
    "04/09,date_without_year",
    "--03-07,date_without_year",
    "45123,date_serial",
    "45123.5,date_serial"
  })
  void othersAreSaidToBeNone(String text, String code) {
    assertThat(FileDate.of(text, null))
        .isInstanceOfSatisfying(
            FileDate.Wrong.class, wrong -> assertThat(wrong.code()).isEqualTo(code));
  }
}
