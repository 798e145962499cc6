package dev.cardfile.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.store.sql.row.JsonColumns;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Checks that the benchmark measures what it should. */
class ContactRowBenchmarkTest {

  @Test
  void row() throws SQLException {
    ContactRowBenchmark benchmark = new ContactRowBenchmark();
    assertThat(benchmark.row())
        .hasSizeGreaterThan(20)
        .doesNotContainNull()
        .contains(
            JsonColumns.customFields(benchmark.contact.customFields()),
            JsonColumns.texts(benchmark.contact.tags().names()),
            JsonColumns.channels(benchmark.contact.dnd().channels()),
            benchmark.contact.dateUpdated().toEpochMilli());
  }
}
