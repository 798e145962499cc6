package dev.cardfile.http.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardfile.http.AnswerAborted;
import dev.cardfile.wire.Problem;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExportTimeoutTest {

  private static final int PIECE = 16 * 1024;

  private long nanos = Long.MAX_VALUE - 5; // a clock in nanoseconds may overflow
  private boolean allowed = true;
  private int asked;
  private final ExportTimeout patience =
      new ExportTimeout(
          () -> {
            asked++;
            return allowed;
          },
          () -> nanos);

  private void send(Duration taking) throws IOException {
    patience.send(PIECE, () -> nanos += taking.toNanos());
  }

  @Test
  void whoReadsFastEnoughGetsAll() throws IOException {
    // A pause of 15 seconds, then 64 KiB a second.
    send(Duration.ofSeconds(15));
    for (int i = 0; i < 4_000; i++) {
      send(Duration.ofMillis(250));
    }
  }

  @Test
  void whoReadsSlowlyIsCutOff() throws IOException {
    for (int i = 0; i < 50; i++) {
      send(Duration.ofMillis(300));
    }
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 4_000; i++) {
                send(Duration.ofMillis(300));
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too slow");
  }

  @Test
  void whoDoesNotReadIsCutOff() {
    assertThatThrownBy(() -> send(Duration.ofSeconds(17)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too slow");
  }

  @Test
  void whatTheDatabaseTakesIsNotTheReadersFault() throws IOException {
    for (int i = 0; i < 100; i++) {
      nanos += Duration.ofSeconds(10).toNanos();
      send(Duration.ofMillis(1));
    }
  }

  @Test
  void endsAfterTwoHours() throws IOException {
    send(Duration.ofMillis(1));
    nanos += Duration.ofHours(2).toNanos();
    assertThatThrownBy(() -> send(Duration.ofMillis(1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too long");
  }

  @Test
  void endsWhenTheTokenIsGone() throws IOException {
    send(Duration.ofMillis(600));
    send(Duration.ofMillis(600));
    assertThat(asked).isEqualTo(1);
    allowed = false;
    send(Duration.ofMillis(600));
    assertThatThrownBy(() -> send(Duration.ofMillis(600)))
        .isInstanceOfSatisfying(
            AnswerAborted.class,
            ended -> assertThat(ended.problem()).isEqualTo(new Problem.InvalidToken(false)))
        .hasMessageContaining("token");
  }
}
