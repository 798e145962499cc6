package dev.cardfile.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Requests of apps and of browsers, as bytes. */
final class Form {

  private Form() {}

  /** A form of names and values, in turns. */
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

  /** A form that is posted; the headers end in a line's end each. */
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

  /** A form that is posted with a token. */
  static String with(String token, String path, String form) {
    return post(path, Raw.rights(token), form);
  }

  static String get(String pathAndQuery) {
    return "GET " + pathAndQuery + " HTTP/1.1\r\n" + Raw.HOST + "\r\n";
  }
}
