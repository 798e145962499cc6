package dev.cardfile.http.docs;

import dev.cardfile.http.Asset;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The files of the page that shows the API document. Swagger UI's are taken from its jar by the
 * build; three are Cardfile's own.
 */
enum ViewerFile {
  PAGE("page.html", "text/html; charset=utf-8"),
  START("start.js", "text/javascript; charset=utf-8"),
  VIEWER("swagger-ui-bundle.js", "text/javascript; charset=utf-8"),
  VIEWER_LICENSE("swagger-ui-bundle.js.LICENSE.txt", "text/plain; charset=utf-8"),
  STYLE("swagger-ui.css", "text/css; charset=utf-8"),
  ICON("favicon-32x32.png", "image/png"),
  FRONT_STYLE("front.css", "text/css; charset=utf-8");

  /**
   * Allows the page to load from and send to this server only. Images may also be {@code data:}
   * URLs, which the style sheet has for its icons.
   */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final String fileName;
  private final String contentType;

  ViewerFile(String fileName, String contentType) {
    this.fileName = fileName;
    this.contentType = contentType;
  }

  static Optional<ViewerFile> named(String name) {
    return Arrays.stream(values()).filter(file -> file.fileName.equals(name)).findFirst();
  }

  Map<String, String> headers() {
    return Map.of(
        "Content-Security-Policy", POLICY,
        "Referrer-Policy", "no-referrer",
        "X-Frame-Options", "DENY");
  }

  Asset load() {
    return Asset.of(contentType, bytesOf(fileName));
  }

  /** Returns the content of a file in the folder of these files. */
  static byte[] bytesOf(String fileName) {
    try (InputStream file = ViewerFile.class.getResourceAsStream(fileName)) {
      if (file == null) {
        throw new IllegalStateException("the program lacks " + fileName);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
