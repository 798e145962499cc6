package dev.cardfile.wire.oauth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cardfile.json.JsonReader;
import dev.cardfile.oauth.TokenRequest;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.answer.AnswerWriter;
import dev.cardfile.wire.table.BodyReading;
import java.util.Arrays;

/**
 * Whatever an app sends, the readers of forms throw nothing, read the same twice, and refuse with
 * problems that can be written. {@code ./check -Plong} searches for 10 seconds.
 */
class TokenRequestReaderFuzzTest {

  private static final AnswerWriter WRITER = new AnswerWriter();

  /** The end of the header; the body follows. */
  private static final byte END = '\n';

  @FuzzTest(maxDuration = "10s")
  void readsWhateverComes(byte[] sent) {
    int end = 0;
    while (end < sent.length && sent[end] != END) {
      end++;
    }
    String header = end == 0 ? null : new String(sent, 0, end, ISO_8859_1);
    byte[] body = Arrays.copyOfRange(sent, Math.min(end + 1, sent.length), sent.length);
    BodyReading<TokenRequest> reading =
        new TokenRequestReader().read(body, header, ParameterStyle.SNAKE);
    assertThat((Object) new TokenRequestReader().read(body, header, ParameterStyle.SNAKE))
        .isEqualTo(reading);
    if (reading instanceof BodyReading.Refused<TokenRequest>(Problem problem)) {
      isTold(problem);
    }
    neighboursReadItToo(body);
  }

  private static void neighboursReadItToo(byte[] body) {
    BodyReading<LocationTokenReader.Wanted> reading = new LocationTokenReader().read(body);
    if (reading instanceof BodyReading.Refused<LocationTokenReader.Wanted>(Problem problem)) {
      isTold(problem);
    }
    ConsentForm.ofBody(body).ifPresent(form -> assertThat(form.scopes()).doesNotContain(""));
    ConsentForm.ofQuery(new String(body, ISO_8859_1))
        .ifPresent(form -> assertThat(form.scopes()).doesNotContain(""));
  }

  private static void isTold(Problem problem) {
    assertThat(JsonReader.read(WRITER.problem(problem, "trace-1")))
        .isInstanceOf(JsonReader.Parsed.Body.class);
  }
}
