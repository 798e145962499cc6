package dev.cardfile.wire.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.wire.Resources;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ways to write a calendar date. */
class CalendarDateTest {

  static List<String> rows() {
    return Resources.rows("dates.txt");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isReadAsWritten(String row) {
    String[] cells = row.split(" \\| ");
    assertThat(CalendarDate.parse(cells[0]).map(LocalDate::toString).orElse("-"))
        .isEqualTo(cells[1]);
  }
}
