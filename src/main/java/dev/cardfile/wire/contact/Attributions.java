package dev.cardfile.wire.contact;

import dev.cardfile.contact.Attribution;
import dev.cardfile.json.Characters;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Derives where a request came from, from its headers and address. */
public final class Attributions {

  static final int MAX_USER_AGENT_LENGTH = 512;
  static final int MAX_REFERRER_LENGTH = 2048;
  static final int MAX_PARAMETER_LENGTH = 255;
  static final int MAX_IP_LENGTH = 64;

  private Attributions() {}

  /**
   * Makes an attribution of whatever was sent: long values are cut, control characters are
   * replaced, and blank values count as unknown. Never throws.
   *
   * @param referrer a URL, whose query is searched for {@code utm_} parameters
   * @param ip null unless the operator wants addresses to be stored
   */
  public static Attribution of(
      @Nullable String userAgent, @Nullable String referrer, @Nullable String ip) {
    String page = clean(referrer, MAX_REFERRER_LENGTH);
    Map<String, String> query = page == null ? Map.of() : query(page);
    return new Attribution(
        clean(userAgent, MAX_USER_AGENT_LENGTH),
        page,
        parameter(query, "utm_campaign"),
        parameter(query, "utm_source"),
        parameter(query, "utm_medium"),
        parameter(query, "utm_content"),
        parameter(query, "utm_term"),
        clean(ip, MAX_IP_LENGTH));
  }

  private static @Nullable String parameter(Map<String, String> query, String name) {
    return clean(query.get(name), MAX_PARAMETER_LENGTH);
  }

  private static @Nullable String clean(@Nullable String sent, int maxLength) {
    if (sent == null) {
      return null;
    }
    String text = Characters.harmless(Characters.strip(sent));
    return text.isEmpty() ? null : Characters.strip(Characters.cut(text, maxLength));
  }

  /** Returns the decoded parameters of a URL's query, with the first value of each name. */
  private static Map<String, String> query(String url) {
    int fragment = url.indexOf('#');
    String page = fragment < 0 ? url : url.substring(0, fragment);
    int mark = page.indexOf('?');
    Map<String, String> parameters = new HashMap<>();
    for (String pair : page.substring(mark < 0 ? page.length() : mark + 1).split("&")) {
      int sign = pair.indexOf('=');
      if (sign > 0) {
        parameters.putIfAbsent(decode(pair.substring(0, sign)), decode(pair.substring(sign + 1)));
      }
    }
    return parameters;
  }

  /** Decodes percent and plus signs. A percent sign that does not begin an encoded byte is kept. */
  private static String decode(String encoded) {
    byte[] sent = encoded.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(sent.length);
    for (int i = 0; i < sent.length; i++) {
      int value = sent[i] == '%' ? hexByte(sent, i + 1) : -1;
      if (value >= 0) {
        decoded.write(value);
        i += 2;
      } else {
        decoded.write(sent[i] == '+' ? ' ' : sent[i]);
      }
    }
    return decoded.toString(StandardCharsets.UTF_8);
  }

  private static int hexByte(byte[] bytes, int from) {
    if (from + 1 >= bytes.length) {
      return -1;
    }
    int high = Character.digit(bytes[from], 16);
    int low = Character.digit(bytes[from + 1], 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
