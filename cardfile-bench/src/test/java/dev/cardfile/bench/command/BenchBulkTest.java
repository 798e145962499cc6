package dev.cardfile.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.cli.Shell;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Small runs of batches and imports. */
class BenchBulkTest extends BenchRuns {

  @Test
  void measuresManyAtOnceIntoEmptyLocations() {
    Shell.Result result =
        bench("--batch --import --contacts 2k --connections 4 --warmup 1 --rounds 1 --seconds 1");
    List<String> lines = result.printed().lines().toList();
    assertThat(lines.get(2)).startsWith("At most 2,000 rows in a turn, in batches of 1,000; ");
    assertThat(lines.get(5)).matches("CONTACTS +WAY +PER SECOND .* OF UPSERT .* MEMORY MIB");
    assertThat(lines.subList(6, 11))
        .extracting(line -> line.split(" +")[1])
        .containsExactly("upsert", "batch", "import", "alone", "beside");
    assertThat(lines.get(12))
        .matches(
            "0 contacts in the location: 500 upserts in a second had a p99 of \\S+ ms, and beside"
                + " batches of \\S+ ms, \\S+ times that\\.");
    assertThat(lines.getLast())
        .matches(
            "Checked [\\d,]+ answers: all correct; [\\d,]+ contacts created, the same number"
                + " in the store, no duplicates\\.");
  }

  /** It starts as many servers again as the test before. */
  @Tag("long")
  @Test
  void measuresManyAtOnceIntoALocationOfASize() {
    String json =
        bench(
                "--batch --contacts 1k --grow 2k --connections 4 --warmup 0 --rounds 1 --seconds 1"
                    + " --json")
            .printed();
    assertThat(json)
        .contains("\"bulk\":{\"rows\":[{\"contacts\":2000,\"way\":\"upsert\",")
        .contains("{\"contacts\":2000,\"way\":\"batch\",")
        .containsPattern("\"besideOfAlone\":\\[[\\d.]+]")
        .contains("\"check\":{\"right\":true,");
  }
}
