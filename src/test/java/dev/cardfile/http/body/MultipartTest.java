package dev.cardfile.http.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MultipartTest {

  private static final String TYPE = "multipart/form-data; boundary=\"a b\"";

  private static Spool spool(byte[] bytes) throws IOException {
    Spool spool = new Spool();
    spool.write(bytes, 0, bytes.length);
    return spool;
  }

  private static String read(Spool spool, Multipart.Part part) throws IOException {
    try (InputStream in = spool.read(part.from(), part.length())) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static List<Multipart.Part> parts(String body) throws IOException {
    try (Spool spool = spool(body.getBytes(StandardCharsets.UTF_8))) {
      return Multipart.parts(spool, TYPE).orElse(List.of());
    }
  }

  private static String part(String headers, String content) {
    return "--a b\r\n" + headers + "\r\n\r\n" + content + "\r\n";
  }

  @Test
  void hasNamesFileNamesAndContents() throws IOException {
    String body =
        "a preamble\r\n"
            + part("content-disposition: form-data; name=\"one\"", "")
            + part(
                "X: y\r\nContent-Disposition:form-data;filename=\"Jörg \\\"x\\\".csv\";name=file",
                "a\r\n--a c\r\n\r\n--a ")
            + "--a b-- \r\nan epilogue";
    try (Spool spool = spool(body.getBytes(StandardCharsets.UTF_8))) {
      List<Multipart.Part> parts = Multipart.parts(spool, TYPE).orElseThrow();
      assertThat(parts).extracting(Multipart.Part::name).containsExactly("one", "file");
      assertThat(parts.get(0).fileName()).isNull();
      assertThat(parts.get(1).fileName()).isEqualTo("Jörg \"x\".csv");
      assertThat(read(spool, parts.get(0))).isEmpty();
      assertThat(read(spool, parts.get(1))).isEqualTo("a\r\n--a c\r\n\r\n--a ");
    }
  }

  @Test
  void whatIsNotSuchABodyHasNone() throws IOException {
    String good = part("Content-Disposition: form-data; name=x", "1");
    assertThat(parts(good + "--a b--")).hasSize(1);
    assertThat(parts(good)).as("without its end").isEmpty();
    assertThat(parts(good + "--a b-")).isEmpty();
    assertThat(parts(part("X: y", "1") + "--a b--")).as("without a name").isEmpty();
    assertThat(parts(part("Content-Disposition: form-data", "1") + "--a b--")).isEmpty();
    assertThat(parts("--a b\r\n" + "x".repeat(10_000) + "\r\n\r\n\r\n--a b--")).isEmpty();
    assertThat(parts(good.repeat(17) + "--a b--")).isEmpty();
    assertThat(parts("")).isEmpty();
    try (Spool spool = spool(new byte[0])) {
      assertThat(Multipart.parts(spool, "multipart/form-data")).isEmpty();
      assertThat(Multipart.parts(spool, "multipart/form-data; boundary=" + "x".repeat(71)))
          .isEmpty();
    }
  }

  /** The contents are made of the bytes of boundaries, so that many of them nearly contain one. */
  @Test
  void everyContentComesBack() throws IOException {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      byte[] content = new byte[random.nextInt(200_000 / (round + 1) + 40)];
      for (int i = 0; i < content.length; i++) {
        content[i] = (byte) "\r\n-a b".charAt(random.nextInt(6));
      }
      String text = new String(content, StandardCharsets.ISO_8859_1).replace("\r\n--a b", "");
      String body = part("Content-Disposition: form-data; name=x", text) + "--a b--\r\n";
      try (Spool spool = spool(body.getBytes(StandardCharsets.ISO_8859_1))) {
        List<Multipart.Part> parts = Multipart.parts(spool, TYPE).orElseThrow();
        if (!text.contains("\r\n--a b")) {
          assertThat(read(spool, parts.getFirst())).isEqualTo(text);
        }
      }
    }
  }
}
