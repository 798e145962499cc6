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
 * A file of the console, loaded from the program's jar.
 *
 * @param packed the same file, compressed with gzip
 */
record ConsoleFile(Asset plain, Asset packed) {

  private static final String FOLDER = "/dev/cardfile/console/";
  private static final String LIST = "files.txt";

  /** The page that shows every screen. */
  static final String PAGE = "index.html";

  /**
   * The place in the page for the links to its modules, which make a browser request all of them at
   * once.
   */
  private static final String MODULES = "<!-- modules -->";

  /** The list of all files, which is read on first use. */
  private static final class Listed {
    static final List<String> FILES =
        new String(bytesOf(LIST), StandardCharsets.UTF_8).lines().toList();
  }

  /** Returns the paths of all files below the console's folder. */
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
