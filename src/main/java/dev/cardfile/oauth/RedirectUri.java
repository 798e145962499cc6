package dev.cardfile.oauth;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A URI that an app has a person sent back to: {@code https}, {@code http} on the person's own
 * machine, or a scheme of the app's own, which has to contain a dot. It has neither a fragment nor
 * user information.
 */
public record RedirectUri(String value) {

  private static final int MAX_LENGTH = 2000;
  private static final char DELETE = 0x7f;
  private static final Set<String> WEB = Set.of("http", "https");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern OWN_SCHEME = Pattern.compile("[a-z][a-z0-9+-]*(\\.[a-z0-9+-]+)+");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+]");

  public static Optional<RedirectUri> parse(String text) {
    boolean plain = text.length() <= MAX_LENGTH && text.chars().allMatch(each -> each < DELETE);
    return plain && isRedirect(text) ? Optional.of(new RedirectUri(text)) : Optional.empty();
  }

  private static boolean isRedirect(String text) {
    try {
      return isRedirect(new URI(text));
    } catch (URISyntaxException notAUri) {
      return false;
    }
  }

  private static boolean isRedirect(URI uri) {
    String scheme = uri.getScheme();
    if (scheme == null || uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
      return false;
    }
    return switch (scheme) {
      case "https" -> hasHost(uri);
      case "http" -> hasHost(uri) && LOOPBACK.contains(uri.getHost());
      default -> OWN_SCHEME.matcher(scheme).matches();
    };
  }

  private static boolean hasHost(URI uri) {
    return uri.getHost() != null && HOST.matcher(uri.getHost()).matches();
  }

  /**
   * Returns scheme, host and port, as a Content-Security-Policy names them; the scheme alone if it
   * is one of the app's own, or if the host is an IPv6 address, for which a policy has no spelling.
   */
  public String origin() {
    URI uri = URI.create(value);
    String host = uri.getHost();
    return WEB.contains(uri.getScheme()) && host != null && !host.startsWith("[")
        ? uri.getScheme() + "://" + uri.getRawAuthority()
        : uri.getScheme() + ":";
  }

  /** Returns the URI with these parameters appended to its query. */
  public String with(Map<String, String> parameters) {
    String added =
        parameters.entrySet().stream()
            .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
            .collect(Collectors.joining("&"));
    return value + (value.contains("?") ? "&" : "?") + added;
  }

  /**
   * Encodes a space as %20, which every decoder understands; some decoders leave a plus as it is.
   */
  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return value;
  }
}
