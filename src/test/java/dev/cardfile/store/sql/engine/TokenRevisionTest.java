package dev.cardfile.store.sql.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardfile.store.QueuedCall;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.sql.jdbc.Outages;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** When the revision is read from the database, by whom, and who shares the answer. */
class TokenRevisionTest {

  private static final int MOST_AGE = 100;

  private final AtomicLong now = new AtomicLong();
  private final Database database = new Database();
  private final TokenRevision revision =
      new TokenRevision(database, Duration.ofNanos(MOST_AGE), now::get);

  /** A database that answers at once, or when the test lets it. */
  private static final class Database implements TokenRevision.Source {

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong stored = new AtomicLong(1);
    private final Semaphore came = new Semaphore(0);
    private final Semaphore mayAnswer = new Semaphore(0);
    private volatile boolean slow;
    private volatile boolean away;
    private volatile boolean closed;

    @Override
    public long read() {
      asked.incrementAndGet();
      long seen = stored.get();
      if (slow) {
        came.release();
        mayAnswer.acquireUninterruptibly();
      }
      if (away) {
        throw Outages.unavailable("away", new SQLException("away"));
      }
      return seen;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private QueuedCall<Long> askSlowly() {
    database.slow = true;
    QueuedCall<Long> asking = QueuedCall.start(revision::current);
    assertThat(database.came.tryAcquire()).as("the database is asked").isTrue();
    database.slow = false;
    return asking;
  }

  @Test
  void itIsAskedAgainFromHalfOfItsAgeOn() {
    assertThat(revision.current()).isEqualTo(1);
    database.stored.set(2);
    now.set(MOST_AGE / 2 - 1);
    assertThat(revision.current()).isEqualTo(1);
    now.set(MOST_AGE / 2);
    assertThat(revision.current()).isEqualTo(2);
    now.set(MOST_AGE - 1);
    assertThat(revision.current()).isEqualTo(2);
    assertThat(database.asked).hasValue(2);
  }

  @Test
  void nobodyAsksWhileNobodyCalls() {
    revision.current();
    now.set(1000L * MOST_AGE);
    assertThat(database.asked).hasValue(1);
  }

  @Test
  void whileOneAsksTheOthersGoOnWithWhatIsNotTooOld() {
    revision.current();
    now.set(MOST_AGE / 2);
    database.stored.set(2);
    QueuedCall<Long> asking = askSlowly();
    assertThat(revision.current()).isEqualTo(1);
    now.set(MOST_AGE - 1);
    assertThat(revision.current()).isEqualTo(1);
    database.mayAnswer.release();
    assertThat(asking.answer()).isEqualTo(2);
    assertThat(database.asked).hasValue(2);
  }

  @Test
  void whatIsTooOldIsWaitedForAndAskedOnce() {
    revision.current();
    now.set(MOST_AGE);
    database.stored.set(2);
    QueuedCall<Long> asking = askSlowly();
    List<QueuedCall<Long>> waiting =
        Stream.generate(() -> QueuedCall.start(revision::current)).limit(20).toList();
    database.mayAnswer.release();
    assertThat(asking.answer()).isEqualTo(2);
    assertThat(waiting).extracting(QueuedCall::answer).containsOnly(2L);
    assertThat(database.asked).hasValue(2);
  }

  @Test
  void aChangeOfThisProcessIsKnownAtOnce() {
    revision.current();
    database.stored.set(2);
    revision.changed();
    assertThat(revision.current()).isEqualTo(2);
    assertThat(revision.current()).isEqualTo(2);
    assertThat(database.asked).hasValue(2);
  }

  /** The caller that asked may use the old answer, because the change came during its call. */
  @Test
  void anAnswerFromBeforeAChangeIsNobodyElses() {
    QueuedCall<Long> asking = askSlowly();
    database.stored.set(2);
    revision.changed();
    database.mayAnswer.release();
    assertThat(asking.answer()).isEqualTo(1);
    assertThat(revision.current()).isEqualTo(2);
  }

  @Test
  void aFailureIsToldToAllWhoWaitedForItAndForgotten() {
    now.set(1);
    QueuedCall<Long> asking = askSlowly();
    List<QueuedCall<Long>> waiting =
        Stream.generate(() -> QueuedCall.start(revision::current)).limit(20).toList();
    database.away = true;
    now.set(2);
    database.mayAnswer.release();
    for (QueuedCall<Long> call : Stream.concat(Stream.of(asking), waiting.stream()).toList()) {
      assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(call::answer);
    }
    database.away = false;
    now.set(3);
    assertThat(revision.current()).isEqualTo(1);
  }

  @Test
  void itClosesItsSource() {
    revision.close();
    assertThat(database.closed).isTrue();
  }
}
