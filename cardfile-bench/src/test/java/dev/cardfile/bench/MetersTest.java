package dev.cardfile.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class MetersTest {

  private static final String TEXT =
      """
      # HELP cardfile_store_batch_size Writes in one transaction
      # TYPE cardfile_store_batch_size histogram
      cardfile_store_batch_size_bucket{le="1.0"} 2
      cardfile_store_batch_size_count 4
      cardfile_store_batch_size_sum 10.0
      cardfile_store_commit_seconds_count 4
      cardfile_store_commit_seconds_sum 1.5E-2
      """;

  @Test
  void readsWhatTheServerCounts() {
    assertThat(Meters.parse(TEXT)).contains(new Meters(4, 10, 0.015));
  }

  @Test
  void tellsTheDifferenceAndTheSum() {
    Meters earlier = new Meters(1, 2, 0.5);
    Meters later = new Meters(3, 10, 1.5);
    assertThat(later.since(earlier)).isEqualTo(new Meters(2, 8, 1));
    assertThat(later.and(earlier)).isEqualTo(new Meters(4, 12, 2));
  }

  @Test
  void knowsNothingOfAServerThatDoesNotSay() {
    assertThat(Meters.parse(TEXT.replace("batch_size_sum", "other"))).isEmpty();
    assertThat(Meters.parse("<html>")).isEmpty();
    assertThat(Meters.of(URI.create("http://127.0.0.1:1"))).isEmpty();
  }
}
