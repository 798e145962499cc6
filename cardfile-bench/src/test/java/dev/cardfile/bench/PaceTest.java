package dev.cardfile.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** When requests are due, on a clock that the test moves. */
class PaceTest {

  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1000 * MILLI;

  /** A clock may begin anywhere. */
  private static final long START = -500 * MILLI;

  @Test
  void asksAtOnceAgainWhenThereIsNoRate() {
    Pace pace = new Pace(START, 0, SECOND, 0, 0);
    assertThat(pace.take(START)).isEqualTo(START);
    assertThat(pace.take(START + 7)).isEqualTo(START + 7);
    assertThat(pace.take(START + SECOND - 1)).isEqualTo(START + SECOND - 1);
    assertThat(pace.take(START + SECOND)).isEqualTo(Pace.OVER);
  }

  @Test
  void isDueAtItsTimeAtARate() {
    Pace pace = new Pace(START, 0, SECOND, 4, 0);
    assertThat(pace.take(START)).isEqualTo(START);
    assertThat(pace.take(START + 1)).isEqualTo(Pace.NOT_YET);
    assertThat(pace.nextDue()).isEqualTo(START + 250 * MILLI);
    assertThat(pace.take(START + 250 * MILLI)).isEqualTo(START + 250 * MILLI);
    assertThat(pace.take(START + 400 * MILLI)).isEqualTo(Pace.NOT_YET);
  }

  /** The server stalls for half a second; what was due meanwhile is late by the time since then. */
  @Test
  void remembersWhatWasDueDuringAStall() {
    Pace pace = new Pace(START, 0, SECOND, 10, 0);
    assertThat(pace.take(START)).isEqualTo(START);
    long now = START + 500 * MILLI;
    List<Long> late = LongStream.range(0, 5).mapToObj(each -> now - pace.take(now)).toList();
    assertThat(late).containsExactly(400 * MILLI, 300 * MILLI, 200 * MILLI, 100 * MILLI, 0L);
    assertThat(pace.take(now)).isEqualTo(Pace.NOT_YET);
  }

  @Test
  void keepsARateThatDoesNotDivideASecond() {
    Pace pace = new Pace(START, 0, 10 * SECOND, 7, 0);
    for (int second = 0; second < 10; second++) {
      assertThat(pace.take(START + second * SECOND)).isEqualTo(START + second * SECOND);
      for (int i = 1; i < 7; i++) {
        assertThat(pace.take(START + (second + 1) * SECOND - 1)).isGreaterThan(Pace.NOT_YET);
      }
    }
    assertThat(pace.take(START + 10 * SECOND)).isEqualTo(Pace.OVER);
  }

  @Test
  void asksForNothingAfterTheEndThoughItWasDueBefore() {
    Pace pace = new Pace(START, 0, SECOND, 1000, 0);
    assertThat(pace.take(START)).isEqualTo(START);
    assertThat(pace.take(START + SECOND)).isEqualTo(Pace.OVER);
  }

  @Test
  void measuresAfterTheWarmUpOnly() {
    Pace pace = new Pace(START, SECOND, SECOND, 0, 2);
    for (int i = 0; i < 10; i++) {
      assertThat(pace.isMeasured(pace.take(START + SECOND - 1))).isFalse();
    }
    assertThat(pace.isMeasured(pace.take(START + SECOND))).isTrue();
    assertThat(pace.isMeasured(pace.take(START + SECOND + 1))).isTrue();
    assertThat(pace.take(START + SECOND + 2)).isEqualTo(Pace.OVER);
  }

  @Test
  void measuresSoonerWhenTheWarmUpEndsSooner() {
    Pace pace = new Pace(START, 60 * SECOND, SECOND, 0, 0);
    assertThat(pace.isMeasured(pace.take(START + 9 * SECOND))).isFalse();
    pace.measureFrom(START + 10 * SECOND);
    assertThat(pace.isMeasured(pace.take(START + 10 * SECOND))).isTrue();
    assertThat(pace.end()).isEqualTo(START + 11 * SECOND);
    assertThat(pace.take(START + 11 * SECOND)).isEqualTo(Pace.OVER);
  }

  /** A request that was due in the warm-up is not measured, even if it starts after the warm-up. */
  @Test
  void countsARequestWhereItWasDue() {
    Pace pace = new Pace(START, SECOND, SECOND, 1, 0);
    assertThat(pace.isMeasured(pace.take(START + SECOND + 1))).isFalse();
    assertThat(pace.isMeasured(pace.take(START + SECOND + 1))).isTrue();
  }

  /** Ten requests are due within a second; one is sent, and then none until the end. */
  @Test
  void tellsWhatWasDueAndNotSent() {
    Pace pace = new Pace(START, 0, SECOND, 10, 0);
    assertThat(pace.take(START)).isEqualTo(START);
    assertThat(pace.take(START + 3 * SECOND)).isEqualTo(Pace.OVER);
    List<Long> unsent =
        LongStream.iterate(pace.takeUnsent(), due -> due != Pace.OVER, due -> pace.takeUnsent())
            .boxed()
            .toList();
    assertThat(unsent).hasSize(9).startsWith(START + 100 * MILLI).endsWith(START + 900 * MILLI);
  }

  @Test
  void hasNothingUnsentWithoutARateOrBeyondTheLimit() {
    assertThat(new Pace(START, 0, SECOND, 0, 0).takeUnsent()).isEqualTo(Pace.OVER);
    Pace limited = new Pace(START, 0, SECOND, 10, 2);
    assertThat(limited.take(START)).isEqualTo(START);
    assertThat(limited.takeUnsent()).isEqualTo(START + 100 * MILLI);
    assertThat(limited.takeUnsent()).isEqualTo(Pace.OVER);
  }
}
