package dev.cardfile.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TallyTest {

  private static final long MILLI = 1_000_000;
  private static final String CREATED = "{\"new\":true}";
  private static final String FOUND = "{\"new\":false}";

  private final Tally tally = new Tally();

  @Test
  void takesWhatWasAskedFor() throws IOException {
    check(Ask.NEW, 200, CREATED);
    check(Ask.BY_EMAIL, 200, FOUND);
    check(Ask.BY_PHONE, 200, FOUND);
    assertThat(tally.faults()).isEmpty();
    assertThat(tally.wrong()).isZero();
    assertThat(tally.answers()).isEqualTo(3);
    assertThat(tally.created()).isEqualTo(1);
    assertThat(tally.meanRequestBytes()).isEqualTo(100);
    assertThat(tally.meanBodyBytes()).isEqualTo(12);
  }

  @Test
  void tellsWhatWasNot() throws IOException {
    check(Ask.NEW, 200, FOUND);
    check(Ask.BY_EMAIL, 200, CREATED);
    check(Ask.BY_PHONE, 200, "{}");
    check(Ask.NEW, 500, "{\"code\":\"first\"}");
    check(Ask.NEW, 500, "{\"code\":\"second\"}");
    check(Ask.NEW, 201, CREATED);
    assertThat(tally.wrong()).isEqualTo(6);
    assertThat(tally.created()).isEqualTo(1);
    assertThat(tally.faults())
        .containsExactly(
            "1 answers had \"new\":false for a new contact; the first: " + FOUND,
            "1 answers had \"new\":true for an existing contact; the first: " + CREATED,
            "1 answers had neither \"new\":true nor \"new\":false; the first: {}",
            "1 answers had status 201; the first: " + CREATED,
            "2 answers had status 500; the first: {\"code\":\"first\"}");
  }

  @Test
  void wantsOnlyAnAnswerOfAnEcho() throws IOException {
    tally.check(Contender.ECHO, Ask.NEW, 100, Answers.read(200, "{}"));
    assertThat(tally.wrong()).isZero();
    tally.check(Contender.ECHO, Ask.NEW, 100, Answers.read(503, "{}"));
    assertThat(tally.wrong()).isEqualTo(1);
  }

  /** A hundred requests are due, one per millisecond; the first answer takes a second. */
  @Test
  void countsAStallForEachRequestThatWasDueInIt() {
    Pace pace = new Pace(0, 0, 100 * MILLI, 1000, 0);
    long due = pace.take(0);
    tally.time(due, 1000 * MILLI);
    long now = 99 * MILLI;
    for (due = pace.take(now); due > Pace.NOT_YET; due = pace.take(now)) {
      tally.time(due, 1001 * MILLI);
    }
    assertThat(tally.micros().getTotalCount()).isEqualTo(100);
    assertThat(tally.micros().getMinValue()).isGreaterThanOrEqualTo(900_000);
    assertThat(tally.lastNanos()).isEqualTo(1001 * MILLI);
  }

  @Test
  void addsUp() throws IOException {
    check(Ask.NEW, 200, CREATED);
    check(Ask.NEW, 500, "{}");
    tally.time(0, MILLI);
    Tally other = new Tally();
    other.check(Contender.UPSERT, Ask.NEW, 300, Answers.read(500, "{ }"));
    other.time(0, 3 * MILLI);
    tally.add(other);
    assertThat(tally.answers()).isEqualTo(3);
    assertThat(tally.created()).isEqualTo(1);
    assertThat(tally.faults()).containsExactly("2 answers had status 500; the first: {}");
    assertThat(tally.micros().getTotalCount()).isEqualTo(2);
    assertThat(tally.lastNanos()).isEqualTo(3 * MILLI);
    assertThat(tally.meanRequestBytes()).isEqualTo(166);
  }

  private void check(Ask ask, int status, String body) throws IOException {
    tally.check(Contender.UPSERT, ask, 100, Answers.read(status, body));
  }
}
