package dev.cardfile.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Answers over time, on a clock that the test moves. */
class CurveTest {

  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1000 * MILLI;

  /** A clock may begin anywhere. */
  private static final long START = -3 * SECOND;

  private static final Offset<Double> CLOSE = Offset.offset(0.01);

  private final Curve curve = new Curve(Duration.ofSeconds(1), 12);
  private final Tally tally = new Tally(curve);

  @Test
  void countsAnAnswerWhereItCame() {
    curve.begin(START);
    answer(0, 10, 1);
    answer(990, 20, 1);
    answer(1500, 30, 1);
    List<Map<String, @Nullable Object>> points = soak().points();
    assertThat(points).hasSize(2);
    assertThat(points.get(0)).containsEntry("second", 0L).containsEntry("answers", 1L);
    assertThat(points.get(1)).containsEntry("second", 1L).containsEntry("answers", 2L);
    assertThat((double) points.get(1).get("maxMs")).isEqualTo(30, Offset.offset(0.5));
    assertThat(points.stream().mapToLong(point -> (long) point.get("answers")).sum())
        .isEqualTo(tally.timed());
  }

  /** No answer for two and a half seconds is an interval without answers, and a stall. */
  @Test
  void showsAStall() {
    curve.begin(START);
    answer(0, 10, 1);
    answer(0, 2500, 2490);
    answer(2600, 10, 5);
    Soak soak = soak();
    assertThat(soak.points()).hasSize(3);
    assertThat(soak.points().get(1))
        .containsEntry("answers", 0L)
        .containsEntry("perSecond", 0.0)
        .containsEntry("maxMs", 0.0);
    assertThat(soak.longestStall()).containsEntry("ms", 2490.0).containsEntry("second", 2L);
  }

  /** The parts are a sixth of twelve seconds: 30 answers in the first two, 20 in the last two. */
  @Test
  void comparesTheLastPartWithTheFirst() {
    curve.begin(START);
    for (int second = 0; second < 12; second++) {
      for (int i = 0; i < 15 - second / 2; i++) {
        answer(second * 1000L, 10L + second, 1);
      }
    }
    Soak soak = soak();
    assertThat(soak.firstAndLast())
        .extracting(row -> row.get("part"), row -> row.get("perSecond"))
        .containsExactly(tuple("first 2 s", 15.0), tuple("last 2 s", 10.0));
    assertThat(soak.lastOfFirst()).hasValueCloseTo(2 / 3.0, CLOSE);
  }

  @Test
  void givesWhatComesAfterTheEndToTheLastInterval() {
    curve.begin(START);
    answer(11_900, 5000, 1);
    assertThat(curve.size()).isEqualTo(12);
    assertThat(soak().points().getLast()).containsEntry("answers", 1L);
  }

  @Test
  void takesWhatTheServerDidBetweenTheSamples() {
    curve.begin(START);
    assertThat(curve.wantsSample(START - 1)).isFalse();
    sample(100, 1000, 10);
    answer(500, 1, 1);
    assertThat(curve.wantsSample(START + SECOND - 1)).isFalse();
    assertThat(curve.wantsSample(START + SECOND)).isTrue();
    sample(300, 5000, 30);
    answer(1500, 1, 1);
    sample(400, 9000, 60);
    List<Map<String, @Nullable Object>> points = soak().points();
    assertThat(points).extracting(point -> point.get("cpuMicros")).containsExactly(20.0, 40.0);
    assertThat(points).extracting(point -> point.get("commitMs")).containsExactly(100.0, 100.0);
  }

  @Test
  void countsWhatWasNotSentAmongTheLatenciesAndNotAmongTheAnswers() {
    curve.begin(START);
    answer(0, 1, 1);
    tally.unsent(START + SECOND, START + 4 * SECOND);
    assertThat(tally.timed()).isEqualTo(1);
    assertThat(tally.unsent()).isEqualTo(1);
    assertThat(tally.micros().getMaxValue()).isGreaterThanOrEqualTo(3_000_000 - 3000);
    Map<String, @Nullable Object> last = soak().points().getLast();
    assertThat(last).containsEntry("answers", 0L);
    assertThat((double) last.get("maxMs")).isEqualTo(3000, Offset.offset(50.0));
  }

  @Test
  void isEmptyWhereNothingCame() {
    curve.begin(START);
    assertThat(soak().points()).isEmpty();
    assertThat(soak().firstAndLast()).isEmpty();
    assertThat(soak().lastOfFirst()).isEmpty();
    assertThat(soak().longestStall()).isEmpty();
    assertThat(soak().picture()).startsWith("<svg ").endsWith("</svg>\n");
  }

  private void answer(long due, long took, long waited) {
    long start = START + due * MILLI;
    tally.time(start, start + took * MILLI, waited * MILLI);
  }

  private void sample(long answers, long cpuMicros, double commits) {
    curve.sample(
        new ServerSample(
            answers,
            Optional.of(Duration.ofNanos(cpuMicros * 1000)),
            Optional.of(new Meters(commits, commits * 5, commits / 10))));
  }

  private Soak soak() {
    Plan plan = new Plan(1, 1, Duration.ofSeconds(12), Warmup.NONE, 0, 1, 0, 1);
    return new Soak(new BenchResult(plan, List.of(), List.of()), curve);
  }
}
