package dev.cardfile.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the server was reached, by what the request says of it: only what can be an address, since
 * it is told back.
 */
final class Site {

  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9._-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}\\])(:\\d{1,5})?");

  private Site() {}

  /**
   * The beginning of the server's addresses, like {@code https://host:port}.
   *
   * @param host the header {@code Host}
   * @param scheme what a proxy in front says that it was asked by; it counts when it is https
   * @return empty when the host is missing, or none
   */
  static String of(@Nullable String host, @Nullable String scheme) {
    if (host == null || !HOST.matcher(host).matches()) {
      return "";
    }
    return ("https".equalsIgnoreCase(scheme) ? "https://" : "http://") + host;
  }
}
