package dev.cardfile.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "{\"new\":true,\"contact\":{}} | CREATED",
        "{\"new\":false,\"contact\":{}} | FOUND",
        "{\"contact\":{\"firstName\":\"\\\"new\\\":true\"},\"new\":false} | FOUND",
        "{\"contact\":{}} | NOT_SAID",
        "{\"new\":null} | NOT_SAID",
        "{\"new\": | NOT_SAID",
        "{} | NOT_SAID",
      })
  void readsWhetherTheContactIsNew(String body, AnswerReader.News news) throws IOException {
    AnswerReader answer = Answers.read(200, body);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.news()).isEqualTo(news);
  }

  @Test
  void readsAnAnswerThatComesInPieces() throws IOException {
    String text = Answers.text(200, "{\"new\":true}");
    AnswerReader reader = new AnswerReader();
    reader.begin();
    for (int i = 0; i < text.length() - 1; i++) {
      assertThat(reader.readFrom(Answers.channel(text.substring(i, i + 1)))).isFalse();
    }
    assertThat(reader.readFrom(Answers.channel(text.substring(text.length() - 1)))).isTrue();
    assertThat(reader.body()).isEqualTo("{\"new\":true}");
  }

  @Test
  void readsOneAnswerAfterTheOther() throws IOException {
    AnswerReader reader = new AnswerReader();
    for (int status : new int[] {422, 200, 503}) {
      reader.begin();
      assertThat(reader.readFrom(Answers.channel(Answers.text(status, "x".repeat(status)))))
          .isTrue();
      assertThat(reader.status()).isEqualTo(status);
      assertThat(reader.bodyLength()).isEqualTo(status);
    }
  }

  @Test
  void readsABodyOfAnyLength() throws IOException {
    for (int length : new int[] {0, 16_000, 17_000, 100_000}) {
      assertThat(Answers.read(200, "x".repeat(length)).bodyLength()).isEqualTo(length);
    }
  }

  @Test
  void failsWhenTheServerIsGone() {
    AnswerReader reader = new AnswerReader();
    reader.begin();
    assertThatThrownBy(() -> reader.readFrom(Answers.channel(""))).isInstanceOf(EOFException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "SSH-2.0-OpenSSH\r\n\r\n",
        "HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nab",
      })
  void failsWhenItDoesNotUnderstand(String text) {
    AnswerReader reader = new AnswerReader();
    reader.begin();
    assertThatThrownBy(() -> reader.readFrom(Answers.channel(text)))
        .isInstanceOf(ProtocolException.class);
  }
}
