package dev.cardfile.http.console;

import dev.cardfile.http.Asset;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * A file of the console, as it lies in the program.
 *
 * @param packed the same with gzip
 */
record ConsoleFile(Asset plain, Asset packed) {

  private static final String FOLDER = "/dev/cardfile/console/";
  private static final String LIST = "files.txt";

  /** The page of every screen. */
  static final String PAGE = "index.html";

  /** Where the page names its modules, so that a browser asks for all of them at once. */
  private static final String MODULES = "<!-- modules -->";

  /** Read when somebody first asks for it. */
  private static final class Listed {
    static final List<String> FILES =
        new String(bytesOf(LIST), StandardCharsets.UTF_8).lines().toList();
  }

  /** The paths of all files below the console's folder. */
  static List<String> all() {
    return Listed.FILES;
  }

  static ConsoleFile load(String path) {
    byte[] bytes = path.equals(PAGE) ? page() : bytesOf(path);
    String type = contentType(path);
    return new ConsoleFile(Asset.of(type, bytes), Asset.of(type, packed(bytes)));
  }

  private static byte[] page() {
    String modules =
        all().stream()
            .filter(file -> file.endsWith(".js") && !file.equals("types.js"))
            .map("    <link rel=\"modulepreload\" href=\"/console/%s\">"::formatted)
            .collect(Collectors.joining("\n"));
    return new String(bytesOf(PAGE), StandardCharsets.UTF_8)
        .replace("    " + MODULES, modules)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String contentType(String path) {
    String type =
        switch (path.substring(path.lastIndexOf('.') + 1)) {
          case "html" -> "text/html";
          case "js" -> "text/javascript";
          case "css" -> "text/css";
          case "txt" -> "text/plain";
          default -> throw new IllegalStateException("no content type for " + path);
        };
    return type + "; charset=utf-8";
  }

  private static byte[] packed(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] bytesOf(String path) {
    try (InputStream file = ConsoleFile.class.getResourceAsStream(FOLDER + path)) {
      return Objects.requireNonNull(file, "the program lacks " + path).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
