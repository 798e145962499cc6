package dev.cardfile.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;

/** Answers as a server would send them. */
final class Answers {

  private Answers() {}

  static String text(int status, String body) {
    return "HTTP/1.1 %d Word\r\nDate: x\r\ncontent-LENGTH: %d\r\nX: y\r\n\r\n%s"
        .formatted(status, body.getBytes(StandardCharsets.UTF_8).length, body);
  }

  static AnswerReader read(int status, String body) throws IOException {
    AnswerReader reader = new AnswerReader();
    reader.begin();
    ReadableByteChannel channel = channel(text(status, body));
    while (!reader.readFrom(channel)) {
      // The answer is not complete yet.
    }
    return reader;
  }

  static ReadableByteChannel channel(String text) {
    return Channels.newChannel(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
