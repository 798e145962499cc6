package dev.cardfile.wire.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.access.TokenHash;
import dev.cardfile.contact.key.Email;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.contact.key.Phone;
import dev.cardfile.upsert.MatchOutcome;
import dev.cardfile.upsert.UpsertResult;
import dev.cardfile.upsert.request.Reading;
import dev.cardfile.wire.Bodies;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.Resources;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;

/** Checks that each benchmark measures what it should, in a test of the same name. */
class UpsertBenchmarkTest {

  private final UpsertBenchmark benchmark = new UpsertBenchmark();

  @Test
  void read() {
    assertThat(benchmark.read())
        .isEqualTo(
            new Reading.Accepted<Problem>(
                Bodies.accepted(Resources.text("document-request.json"))));
  }

  @Test
  void match() {
    assertThat(benchmark.match())
        .usingRecursiveComparison()
        .ignoringFields("contact.revision")
        .isEqualTo(
            new MatchOutcome.Match(benchmark.decideAndMerge().contact(), MatchingField.EMAIL));
  }

  @Test
  void decideAndMerge() {
    UpsertResult result = benchmark.decideAndMerge();
    assertThat(result.created()).isFalse();
    assertThat(result.warnings()).isEmpty();
    assertThat(result.contact().emails().primary()).isEqualTo("rosan@deos.com");
    assertThat(result.contact().phones().primary()).isEqualTo("+18888888888");
  }

  @Test
  void answer() {
    assertThat(new String(benchmark.answer(), StandardCharsets.UTF_8))
        .startsWith("{\"new\":true,\"contact\":{\"id\":\"0VbmelpXL0IduNHUtJ09\",")
        .contains("\"email\":\"rosan@deos.com\"", "\"phone\":\"+18888888888\"")
        .endsWith("\"traceId\":\"4be047c8-3f52-4d8c-9a2e-0d2f6b1c7e55\"}");
  }

  @Test
  void phone() {
    assertThat(benchmark.phone()).contains(new Phone.Typed(new Phone("+12055550143"), null));
  }

  @Test
  void phoneAtHome() {
    assertThat(benchmark.phoneAtHome()).contains(new Phone.Typed(new Phone("+442079460143"), null));
  }

  @Test
  void email() {
    assertThat(benchmark.email()).contains(new Email("rosan.deo@example.com"));
  }

  @Test
  void token() {
    assertThat(benchmark.token()).isEqualTo(TokenHash.of(UpsertBenchmark.SECRET));
    assertThat(benchmark.token()).isNotEqualTo(TokenHash.of("pit-other"));
  }

  @Test
  void noneIsLeftOut() {
    assertThat(
            Arrays.stream(UpsertBenchmark.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Benchmark.class))
                .map(Method::getName))
        .isNotEmpty()
        .isSubsetOf(
            Arrays.stream(UpsertBenchmarkTest.class.getDeclaredMethods())
                .map(Method::getName)
                .toList());
  }
}
