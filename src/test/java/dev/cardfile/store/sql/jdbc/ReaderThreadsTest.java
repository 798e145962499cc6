package dev.cardfile.store.sql.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReaderThreadsTest {

  /** A query that keeps only the database busy, for some seconds. */
  private static final String LONG_SEARCH =
      """
      WITH RECURSIVE counted(number) AS (
        SELECT 1 UNION ALL SELECT number + 1 FROM counted LIMIT 6000000)
      SELECT count(*) FROM counted
      """;

  @TempDir private Path folder;

  /**
   * There are as many searches as processors; on the callers' virtual threads they would occupy all
   * carrier threads.
   */
  @Test
  void longSearchesLeaveVirtualThreadsToOthers() throws Exception {
    int searches = Runtime.getRuntime().availableProcessors();
    CountDownLatch begun = new CountDownLatch(searches);
    try (ReaderThreads threads = ReaderThreads.ofTheirOwn(searches);
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> found = new ArrayList<>();
      for (int i = 0; i < searches; i++) {
        found.add(callers.submit(() -> threads.run(() -> search(begun))));
      }
      begun.await();
      callers.submit(() -> {}).get();
      assertThat(found).noneMatch(Future::isDone);
      for (Future<Long> each : found) {
        assertThat(each.get()).isEqualTo(6_000_000);
      }
    }
  }

  @Test
  void whatAQueryThrowsReachesItsCaller() throws Exception {
    try (ReaderThreads threads = ReaderThreads.ofTheirOwn(1);
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> caller =
          callers.submit(() -> {
            assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> threads.run(ReaderThreadsTest::fails))
                .withMessage("on purpose");
            assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() ->
                    threads.run(() -> {
                      throw new IllegalStateException("a fault");
                    }))
                .withMessage("a fault");
          });
      caller.get();
    }
  }

  private static String fails() throws SQLException {
    throw new SQLException("on purpose");
  }

  private long search(CountDownLatch begun) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("some.db"));
        Statement statement = connection.createStatement()) {
      begun.countDown();
      try (ResultSet rows = statement.executeQuery(LONG_SEARCH)) {
        return rows.getLong(1);
      }
    }
  }
}
