package dev.cardfile.http.docs;

import dev.cardfile.http.Asset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The page for people who open the server's address in a browser: what the server is, and links.
 */
final class FrontPage {

  /** Allows styles and images of this server only, and no scripts or inline styles. */
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy", POLICY,
          "Referrer-Policy", "no-referrer",
          "Vary", "Accept",
          "X-Frame-Options", "DENY");

  private FrontPage() {}

  /**
   * @param version the version of the program, without characters that have a meaning in HTML
   */
  static Asset of(String version) {
    String page = new String(ViewerFile.bytesOf("front.html"), StandardCharsets.UTF_8);
    return Asset.of("text/html; charset=utf-8", page.replace("%VERSION%", version));
  }
}
