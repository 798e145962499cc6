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

  /** Those of the callers, which is enough where a query waits for a database elsewhere. */
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
   * Threads of their own, for a database that works inside this process. A virtual thread in native
   * code keeps the processor that it was given until the code returns: a few long searches on the
   * callers' threads would stop every other request, health checks too.
   *
   * @param count how many queries there are at once; a further one waits
   */
  static ReaderThreads ofTheirOwn(int count) {
    return new OfTheirOwn(count);
  }

  /** Returns what the query found, or throws what it threw. */
  <R> R run(Query<R> query) throws SQLException;

  /** Waits for the queries that run. */
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
