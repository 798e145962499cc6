package dev.cardfile.store.sql.jdbc;

import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The threads on which queries run. */
public interface ReaderThreads extends AutoCloseable {

  /** A query. */
  interface Query<R> {
    R run() throws SQLException;
  }

  /**
   * Runs queries on the callers' threads, for a database on the network: while it works, a virtual
   * thread only waits.
   */
  ReaderThreads OF_CALLERS =
      new ReaderThreads() {
        @Override
        public <R> R run(Query<R> query) throws SQLException {
          return query.run();
        }

        @Override
        public void close() {}
      };

  /**
   * Creates threads of their own for queries, for a database that runs inside this process. A
   * virtual thread in native code occupies its carrier thread until the code returns, so a few long
   * searches on the callers' threads would stop every other request, including health checks.
   *
   * @param count the number of queries that can run at once; further ones wait
   */
  static ReaderThreads ofTheirOwn(int count) {
    return new OfTheirOwn(count);
  }

  /** Runs a query. Returns its result or throws its exception. */
  <R> R run(Query<R> query) throws SQLException;

  /** Waits for running queries to finish. */
  @Override
  void close();

  /** A fixed number of platform threads. */
  final class OfTheirOwn implements ReaderThreads {

    private final ExecutorService threads;

    private OfTheirOwn(int count) {
      threads =
          Executors.newFixedThreadPool(
              count, Thread.ofPlatform().daemon().name("cardfile-reader-", 1).factory());
    }

    @Override
    public <R> R run(Query<R> query) throws SQLException {
      if (!Thread.currentThread().isVirtual()) {
        return query.run();
      }
      try {
        return Uninterrupted.answer(threads.submit(query::run));
      } catch (ExecutionException failure) {
        throw asThrown(failure.getCause());
      }
    }

    private static SQLException asThrown(@Nullable Throwable thrown) {
      return switch (thrown) {
        case SQLException failure -> failure;
        case RuntimeException fault -> throw fault;
        case Error error -> throw error;
        case null, default -> new SQLException("the query failed", thrown);
      };
    }

    @Override
    public void close() {
      threads.close();
    }
  }
}
