package dev.cardfile.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A server's counts of its transactions, from its {@code /metrics}.
 *
 * @param commits the number of transactions
 * @param writes the number of writes in them
 * @param commitSeconds the total time of their commits
 */
record Meters(double commits, double writes, double commitSeconds) {

  private static final int TIMEOUT_MILLIS = 10_000;

  /** Reads the current counts; empty if the server does not report them. */
  static Optional<Meters> of(URI url) {
    try {
      URLConnection connection = url.resolve("/metrics").toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      try (InputStream in = connection.getInputStream()) {
        return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException notToBeHad) {
      return Optional.empty();
    }
  }

  static Optional<Meters> parse(String prometheusText) {
    Optional<Double> commits = value(prometheusText, "cardfile_store_batch_size_count");
    Optional<Double> writes = value(prometheusText, "cardfile_store_batch_size_sum");
    Optional<Double> seconds = value(prometheusText, "cardfile_store_commit_seconds_sum");
    return commits.isPresent() && writes.isPresent() && seconds.isPresent()
        ? Optional.of(new Meters(commits.get(), writes.get(), seconds.get()))
        : Optional.empty();
  }

  Meters since(Meters earlier) {
    return new Meters(
        commits - earlier.commits, writes - earlier.writes, commitSeconds - earlier.commitSeconds);
  }

  Meters and(Meters other) {
    return new Meters(
        commits + other.commits, writes + other.writes, commitSeconds + other.commitSeconds);
  }

  private static Optional<Double> value(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> Double.valueOf(line.substring(name.length() + 1).strip()))
        .findFirst();
  }
}
