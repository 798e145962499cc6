package dev.cardfile.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The files of src/test/resources/wire. */
public final class Resources {

  private Resources() {}

  public static String text(String name) {
    try (InputStream file = Resources.class.getResourceAsStream("/wire/" + name)) {
      byte[] bytes = Objects.requireNonNull(file, name).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Returns a golden body: the lines of a file without their indentation, joined to one line. */
  public static String golden(String name) {
    return text(name).lines().map(String::strip).collect(Collectors.joining());
  }

  /** Returns the rows of a table, without blank lines and comments. */
  public static List<String> rows(String name) {
    return text(name).lines().filter(row -> !row.isBlank() && !row.startsWith("#")).toList();
  }
}
