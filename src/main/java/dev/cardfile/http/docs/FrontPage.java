package dev.cardfile.http.docs;

import dev.cardfile.http.Asset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a person sees who opens the server's address in a browser: what this is, and links. */
final class FrontPage {

  /** Nothing from elsewhere, no scripts, and no style but the file's. */
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
   * @param version of the program, in letters that mean nothing in HTML
   */
  static Asset of(String version) {
    String page = new String(ViewerFile.bytesOf("front.html"), StandardCharsets.UTF_8);
    return Asset.of("text/html; charset=utf-8", page.replace("%VERSION%", version));
  }
}
