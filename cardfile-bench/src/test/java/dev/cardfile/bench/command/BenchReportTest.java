package dev.cardfile.bench.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardfile.bench.Bench;
import dev.cardfile.bench.BenchResult;
import dev.cardfile.bench.Destination;
import dev.cardfile.bench.Plan;
import dev.cardfile.bench.Progress;
import dev.cardfile.bench.Server;
import dev.cardfile.bench.Warmup;
import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.JsonLine;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whether the result is right, given correct answers and the counts of the store. */
class BenchReportTest {

  private static final Plan PLAN = new Plan(20, 2, Duration.ofMinutes(1), Warmup.NONE, 0, 1, 30, 1);
  private static BenchResult result;

  @BeforeAll
  static void measure() throws Exception {
    try (FakeServer server = new FakeServer(new FakeServer.AsCardfile())) {
      List<Destination> destinations = List.of(new Destination("a", "token", null));
      result =
          new Bench(PLAN, destinations, 0, Progress.NONE)
              .drive(Server.running(URI.create(server.url())));
    }
  }

  @Test
  void isRightWhenTheStoreHasWhatTheAnswersSaid() {
    assertThat(result.created()).isGreaterThan(20);
    BenchReport report = report(new BenchStore.Count(result.created(), 0));
    assertThatCode(report::requireRight).doesNotThrowAnyException();
    assertThat(JsonLine.of(report.thing())).contains("\"check\":{\"right\":true,\"answers\":80,");
  }

  @Test
  void isWrongWhenAContactIsLost() {
    BenchReport report = report(new BenchStore.Count(result.created() - 1, 0));
    assertThatThrownBy(report::requireRight)
        .isInstanceOf(CommandFailed.class)
        .hasMessage(
            "the result is wrong: %d answers said \"new\":true, but the store has %d contacts",
            result.created(), result.created() - 1);
    assertThat(JsonLine.of(report.thing())).contains("\"check\":{\"right\":false,");
  }

  @Test
  void isWrongWhenAKeyHasTwoContacts() {
    BenchReport report = report(new BenchStore.Count(result.created(), 3));
    assertThatThrownBy(report::requireRight)
        .hasMessage("the result is wrong: 3 e-mails or phones belong to two contacts");
  }

  private static BenchReport report(BenchStore.Count count) {
    return new BenchReport(
        PLAN, 1, Map.of(), Map.of("store", "sqlite"), result, count, List.of(), null);
  }
}
