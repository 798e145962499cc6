package dev.cardfile.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys the header {@code Idempotency-Key} can contain, and how they are written. */
class IdempotencyKeyTest {

  private static IdempotencyKey read(String... sent) {
    return IdempotencyKey.read(List.of(sent));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "8e03978e-40d5-43dd-bc93-6894a57f9324 | 8e03978e-40d5-43dd-bc93-6894a57f9324",
        "\"8e03978e\"                         | 8e03978e",
        "` \tk `                              | k",
        "a\"b\\c                              | a\"b\\c",
        "\"a\\\"b\\\\c\"                      | a\"b\\c",
        "!~#,;=                               | !~#,;=",
        "\"'\"                                | '",
      })
  void saysAKey(String header, String key) {
    assertThat(read(header)).isEqualTo(new IdempotencyKey.Given(key));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\"",
        "\"\"",
        "\"a",
        "a b",
        "\"a b\"",
        "\"a\"b",
        "\"a\"b\"",
        "\"\\a\"",
        "\"\\\"",
        "ä",
        "\"ä\"",
        "a\u007f",
        "a\u0000",
        "😀"
      })
  void saysNone(String header) {
    assertThat(read(header)).isEqualTo(new IdempotencyKey.Invalid());
  }

  @Test
  void hasALimit() {
    String longest = "x".repeat(IdempotencyKey.MAX_LENGTH);
    assertThat(read(longest)).isEqualTo(new IdempotencyKey.Given(longest));
    assertThat(read("\"" + longest + "\"")).isEqualTo(new IdempotencyKey.Given(longest));
    assertThat(read("\"" + "\\\\".repeat(IdempotencyKey.MAX_LENGTH) + "\""))
        .isEqualTo(new IdempotencyKey.Given("\\".repeat(IdempotencyKey.MAX_LENGTH)));
    assertThat(read(longest + "x")).isEqualTo(new IdempotencyKey.Invalid());
    assertThat(read("\"" + longest + "x\"")).isEqualTo(new IdempotencyKey.Invalid());
  }

  @Test
  void isSentOnceOrNotAtAll() {
    assertThat(read()).isEqualTo(new IdempotencyKey.Absent());
    assertThat(read("k", "k")).isEqualTo(new IdempotencyKey.Invalid());
  }
}
