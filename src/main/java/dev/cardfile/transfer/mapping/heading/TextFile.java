package dev.cardfile.transfer.mapping.heading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A text that comes with the program, beside this class. */
final class TextFile {

  private TextFile() {}

  /** Its lines, without blank ones and those that begin with {@code #}. */
  static List<String> lines(String name) {
    try (InputStream file = TextFile.class.getResourceAsStream(name)) {
      byte[] bytes = Objects.requireNonNull(file, name).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
