package dev.cardfile.contact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The tables of src/test/resources/contact. */
public final class Tables {

  private Tables() {}

  /** Returns the rows of a table, without blank lines and comments. */
  public static List<String> rows(String name) {
    try (InputStream file = Tables.class.getResourceAsStream("/contact/" + name)) {
      byte[] bytes = Objects.requireNonNull(file, name).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .filter(row -> !row.isBlank() && !row.startsWith("#"))
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
