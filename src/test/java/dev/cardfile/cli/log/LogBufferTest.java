package dev.cardfile.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which lines a full buffer accepts or drops, and how it reports that. Lines have ten bytes. */
@Timeout(60)
class LogBufferTest {

  private static final boolean INFO = false;
  private static final boolean WARN = true;

  /** A buffer for eight lines, of which the last is reserved for warnings. */
  private final LogBuffer buffer =
      new LogBuffer(80, Duration.ofMillis(1), lines -> bytes("dropped %d\n".formatted(lines)));

  @Test
  void keepsTheLastEighthForWarnings() {
    add(9, INFO);
    assertThat(buffer.dropped()).isEqualTo(2);
    add(2, WARN);
    assertThat(buffer.dropped()).isEqualTo(3);
    assertThat(written()).isEqualTo("info 0000\n".repeat(7) + "warn 0000\n");
    assertThat(written()).isEqualTo("dropped 3\n");
    assertThat(written()).isEmpty();
  }

  @Test
  void reportsOnceBehindWhatCameBefore() {
    add(8, INFO);
    buffer.settle(flipped(buffer.take()));
    add(1, WARN);
    assertThat(written()).isEqualTo("warn 0000\ndropped 1\n");
    add(1, INFO);
    assertThat(written()).isEqualTo("info 0000\n");
  }

  @Test
  void countsWhatCouldNotBeWrittenAndReportsItWhenWritingWorks() {
    add(3, INFO);
    buffer.settle(buffer.take());
    assertThat(buffer.dropped()).isEqualTo(3);
    assertThat(buffer.take().hasRemaining()).isFalse();
    add(1, WARN);
    assertThat(written()).isEqualTo("warn 0000\n");
    ByteBuffer report = buffer.take();
    assertThat(text(report)).isEqualTo("dropped 3\n");
    buffer.settle(report);
    assertThat(buffer.dropped()).as("a report is no line of anybody's").isEqualTo(3);
    add(1, INFO);
    assertThat(written()).isEqualTo("info 0000\n");
    assertThat(written()).isEqualTo("dropped 3\n");
  }

  @Test
  void countsTheLinesThatWereNotWrittenWhole() {
    add(3, INFO);
    ByteBuffer taken = buffer.take();
    taken.position(15);
    buffer.settle(taken);
    assertThat(buffer.dropped()).isEqualTo(2);
  }

  /** The report came out, and the line behind it did not. */
  @Test
  void aReportThatWasWrittenIsNotRepeated() {
    add(8, INFO);
    written();
    assertThat(buffer.awaitLines()).as("the report").isTrue();
    add(1, INFO);
    ByteBuffer taken = buffer.take();
    assertThat(text(taken)).isEqualTo("dropped 1\ninfo 0000\n");
    taken.position("dropped 1\n".length());
    buffer.settle(taken);
    assertThat(buffer.dropped()).isEqualTo(2);
    add(1, WARN);
    assertThat(written()).isEqualTo("warn 0000\n");
    assertThat(written()).isEqualTo("dropped 1\n");
  }

  @Test
  void aLostLineCountsOnceHoweverManyLinesItsTextHas() {
    buffer.add(bytes("info\n\tat a\n\tat b\n"), INFO);
    buffer.settle(buffer.take());
    assertThat(buffer.dropped()).isEqualTo(1);
  }

  @Test
  void takesWholeLinesOnlyAndALongOneAlone() {
    LogBuffer large = new LogBuffer(100_000, Duration.ofMillis(1), lines -> bytes("?\n"));
    large.add(bytes("a".repeat(4000) + "\n"), INFO);
    large.add(bytes("b".repeat(94) + "\n"), INFO);
    large.add(bytes("c".repeat(5000) + "\n"), INFO);
    large.add(bytes("d\n"), INFO);
    for (int length : new int[] {4096, 5001, 2, 0}) {
      ByteBuffer taken = large.take();
      assertThat(taken.remaining()).isEqualTo(length);
      large.settle(flipped(taken));
    }
    assertThat(large.dropped()).isZero();
  }

  @Test
  void aLineThatWaitsIsTakenWhenThereIsRoom() throws Exception {
    LogBuffer patient = new LogBuffer(80, Duration.ofMinutes(1), lines -> bytes("?\n"));
    for (int i = 0; i < 7; i++) {
      patient.add(bytes("info 0000\n"), INFO);
    }
    Thread waiting = Thread.ofVirtual().start(() -> patient.add(bytes("late 0000\n"), INFO));
    while (waiting.getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(1);
    }
    patient.settle(flipped(patient.take()));
    waiting.join();
    assertThat(text(patient.take())).isEqualTo("late 0000\n");
    assertThat(patient.dropped()).isZero();
  }

  @Test
  void whoWaitsWhenItClosesDoesNotWaitOn() throws Exception {
    LogBuffer patient = new LogBuffer(8, Duration.ofMinutes(1), lines -> bytes("?\n"));
    Thread waiting = Thread.ofVirtual().start(() -> patient.add(bytes("info 0000\n"), INFO));
    while (waiting.getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(1);
    }
    patient.close();
    waiting.join();
    assertThat(patient.dropped()).isEqualTo(1);
    assertThat(patient.awaitLines()).as("the report").isTrue();
  }

  private void add(int lines, boolean warns) {
    for (int i = 0; i < lines; i++) {
      buffer.add(bytes(warns ? "warn 0000\n" : "info 0000\n"), warns);
    }
  }

  private String written() {
    ByteBuffer taken = buffer.take();
    String text = text(taken);
    buffer.settle(flipped(taken));
    return text;
  }

  private static ByteBuffer flipped(ByteBuffer taken) {
    return taken.position(taken.limit());
  }

  private static String text(ByteBuffer taken) {
    return StandardCharsets.UTF_8.decode(taken.duplicate()).toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
