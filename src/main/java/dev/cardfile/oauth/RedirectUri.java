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
 * Where an app has a person sent back to: {@code https}, {@code http} on the person's own machine,
 * or a scheme of the app's own, which has a dot in it. Without a fragment and without a user.
 */
public record RedirectUri(String value) {

  private static final int MAX_LENGTH = 2000;
  private static final char DELETE = 0x7f;
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

  /** Scheme, host and port; of a scheme of the app's own the scheme alone. */
  public String origin() {
    URI uri = URI.create(value);
    return uri.getScheme().startsWith("http")
        ? uri.getScheme() + "://" + uri.getRawAuthority()
        : uri.getScheme() + ":";
  }

  /** The same with these parameters behind those that it has. */
  public String with(Map<String, String> parameters) {
    String added =
        parameters.entrySet().stream()
            .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
            .collect(Collectors.joining("&"));
    return value + (value.contains("?") ? "&" : "?") + added;
  }

  /** A blank becomes %20, which every decoder reads as one; some take a plus for a plus. */
  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return value;
  }
}
