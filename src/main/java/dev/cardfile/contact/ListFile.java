package dev.cardfile.contact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A list that ships with the program, as a text file beside this class. */
final class ListFile {

  private ListFile() {}

  /** Returns the lines of a list, without those that begin with {@code #}. */
  static List<String> lines(String name) {
    try (InputStream file = ListFile.class.getResourceAsStream(name)) {
      byte[] bytes = Objects.requireNonNull(file, name).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
