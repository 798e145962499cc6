package dev.cardfile.http;

import dev.cardfile.http.server.HeaderName;
import dev.cardfile.http.server.Request;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Builds the beginning of the links in answers: the address at which the client has reached the
 * server. A request's headers name that address, but its sender may have made it up. So they are
 * believed only if they name this machine, or if a trusted proxy has sent the request.
 */
final class Links {

  private static final HeaderName HOST = HeaderName.of("Host");
  private static final HeaderName FORWARDED = HeaderName.of("Forwarded");
  private static final HeaderName FORWARDED_HOST = HeaderName.of("X-Forwarded-Host");
  private static final HeaderName FORWARDED_PROTO = HeaderName.of("X-Forwarded-Proto");

  private static final String LOCALHOST = "localhost";

  /** A host with an optional port. Nothing else is repeated in an answer. */
  private static final Pattern SITE =
      Pattern.compile(
          "(?<name>[A-Za-z0-9._-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}\\])(:(?<port>\\d{1,5}))?");

  private final HttpSettings.PublicAddress address;
  private final String ownName;

  /**
   * @param ownName the host that the server listens on, as configured
   */
  Links(HttpSettings.PublicAddress address, String ownName) {
    this.address = address;
    this.ownName = ownName;
  }

  /** Returns the beginning of links for the sender of a request, like {@code https://host:port}. */
  String base(Request request) {
    if (address.url() != null) {
      return address.url();
    }
    return address.trustedProxies().test(request.remoteInetAddress())
        ? forwarded(request)
        : direct(request);
  }

  private String direct(Request request) {
    String host = request.header(HOST);
    InetSocketAddress reached = request.localAddress();
    return "http://" + (isOwn(host, reached.getAddress()) ? host : text(reached));
  }

  private boolean isOwn(@Nullable String host, InetAddress reached) {
    if (host == null) {
      return false;
    }
    Matcher site = SITE.matcher(host);
    if (!site.matches()) {
      return false;
    }
    String name = site.group("name");
    return name.equalsIgnoreCase(LOCALHOST)
        || name.equalsIgnoreCase(ownName)
        || isOwnAddress(name, reached);
  }

  private static boolean isOwnAddress(String name, InetAddress reached) {
    try {
      InetAddress address = InetAddress.ofLiteral(name.replaceAll("[\\[\\]]", ""));
      return address.isLoopbackAddress() || address.equals(reached);
    } catch (IllegalArgumentException aName) {
      return false;
    }
  }

  /**
   * Returns the address that the proxy reports, in {@code Forwarded} or in {@code X-Forwarded-*}.
   * Of several values, only the last was added by the trusted proxy itself.
   */
  private static String forwarded(Request request) {
    String host = parameter(request, "host");
    if (host == null) {
      host = last(request, FORWARDED_HOST);
    }
    if (host == null) {
      host = request.header(HOST);
    }
    String proto = parameter(request, "proto");
    if (proto == null) {
      proto = last(request, FORWARDED_PROTO);
    }
    return ("https".equalsIgnoreCase(proto) ? "https://" : "http://")
        + (host != null && SITE.matcher(host).matches() ? host : text(request.localAddress()));
  }

  /** Returns a parameter of the {@code Forwarded} header; null without one. */
  private static @Nullable String parameter(Request request, String name) {
    String element = last(request, FORWARDED);
    if (element == null) {
      return null;
    }
    for (String pair : element.split(";")) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2 && parts[0].strip().toLowerCase(Locale.ROOT).equals(name)) {
        return parts[1].strip().replaceFirst("^\"(.*)\"$", "$1");
      }
    }
    return null;
  }

  private static @Nullable String last(Request request, HeaderName name) {
    String values = String.join(",", request.headers(name));
    String value = values.substring(values.lastIndexOf(',') + 1).strip();
    return value.isEmpty() ? null : value;
  }

  private static String text(InetSocketAddress reached) {
    InetAddress address = reached.getAddress();
    String host = address.getHostAddress().replaceFirst("%.*", "");
    return (address instanceof Inet6Address ? "[" + host + "]" : host) + ":" + reached.getPort();
  }
}
