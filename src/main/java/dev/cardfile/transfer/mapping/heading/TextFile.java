package dev.cardfile.transfer.mapping.heading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A text file that is part of the program. */
final class TextFile {

  private TextFile() {}

  /**
   * Reads the lines of a resource beside this class, except blank lines and those that begin with
   * {@code #}.
   */
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
