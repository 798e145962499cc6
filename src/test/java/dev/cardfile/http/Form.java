package dev.cardfile.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Requests of apps and browsers with forms. */
final class Form {

  private Form() {}

  /** Encodes alternating names and values as a form. */
  static String of(String... namesAndValues) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.append(form.isEmpty() ? "" : "&")
          .append(namesAndValues[i])
          .append('=')
          .append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
    }
    return form.toString();
  }

  /** Returns a request that posts a form. Each header must end with CRLF. */
  static String post(String path, String headers, String form) {
    return "POST "
        + path
        + " HTTP/1.1\r\n"
        + Raw.HOST
        + "Content-Type: application/x-www-form-urlencoded\r\n"
        + headers
        + Raw.counted(form);
  }

  static String token(String form) {
    return post("/oauth/token", "", form);
  }

  /** Returns a request that posts a form with a token. */
  static String with(String token, String path, String form) {
    return post(path, Raw.rights(token), form);
  }

  static String get(String pathAndQuery) {
    return "GET " + pathAndQuery + " HTTP/1.1\r\n" + Raw.HOST + "\r\n";
  }
}
