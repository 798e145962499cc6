package dev.cardfile.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SummaryTest {

  private static final Offset<Double> CLOSE = Offset.offset(1e-6);

  /** Three rounds; in the second the whole machine was half as fast. */
  private static final List<TurnResult> TURNS =
      List.of(
          turn(Contender.ECHO, 1000, 1),
          turn(Contender.UPSERT, 400, 1),
          turn(Contender.ECHO, 500, 3),
          turn(Contender.UPSERT, 200, 3),
          turn(Contender.ECHO, 1100, 2),
          turn(Contender.UPSERT, 420, 2));

  private final Summary upsert = new Summary(Contender.UPSERT, TURNS);

  @Test
  void takesTheMiddleRound() {
    assertThat(upsert.perSecond()).isEqualTo(400, CLOSE);
    assertThat(upsert.lowestPerSecond()).isEqualTo(200, CLOSE);
    assertThat(upsert.highestPerSecond()).isEqualTo(420, CLOSE);
    assertThat(new Summary(Contender.UPSERT, TURNS.subList(0, 4)).perSecond())
        .isEqualTo(300, CLOSE);
  }

  @Test
  void comparesWithinARound() {
    assertThat(upsert.ratioTo(Contender.ECHO, TURNS)).hasValueCloseTo(0.4, CLOSE);
    assertThat(upsert.ratioTo(Contender.UPSERT, TURNS)).hasValueCloseTo(1.0, CLOSE);
    assertThat(upsert.ratioTo(Contender.SINGLE, TURNS)).isEmpty();
    assertThat(new Summary(Contender.SINGLE, TURNS).isEmpty()).isTrue();
  }

  @Test
  void addsUpAllRounds() {
    assertThat(upsert.answers()).isEqualTo(1020);
    assertThat(upsert.micros().getTotalCount()).isEqualTo(1020);
    assertThat(upsert.micros().getMaxValue()).isBetween(3000L, 3003L);
    assertThat(upsert.serverCpuMicros()).hasValueCloseTo(3 * 510_000 / 1020.0, CLOSE);
    assertThat(upsert.writtenBytes()).hasValueCloseTo(1000.0, CLOSE);
    assertThat(upsert.meters()).contains(new Meters(3, 30, 0.75));
    assertThat(upsert.residentBytes()).hasValue(2);
  }

  /** Returns a turn of one second in which all answers have the same latency. */
  private static TurnResult turn(Contender contender, int answers, int millis) {
    Tally tally = new Tally();
    for (int i = 0; i < answers; i++) {
      tally.time(0, millis * 1_000_000L);
    }
    return new TurnResult(
        contender,
        tally,
        Duration.ZERO,
        Duration.ofSeconds(1),
        Optional.of(Duration.ofMillis(510)),
        Duration.ofMillis(100),
        OptionalLong.of(answers * 1000L),
        Optional.of(new Meters(1, 10, 0.25)),
        OptionalLong.of(millis));
  }
}
