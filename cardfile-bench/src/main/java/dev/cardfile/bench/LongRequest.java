package dev.cardfile.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/** Requests about many contacts each. They are so few that Java's own client is fast enough. */
final class LongRequest {

  private static final int PATIENCE_MILLIS = 60_000;

  private LongRequest() {}

  static HttpURLConnection get(URI url, Destination to) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    connection.setRequestProperty("Authorization", "Bearer " + to.token());
    connection.setRequestProperty("Version", "2021-04-15");
    return connection;
  }

  /**
   * Prepares a POST; the caller writes the body.
   *
   * @param length the length of the body in bytes
   */
  static HttpURLConnection post(URI url, Destination to, String mediaType, long length)
      throws IOException {
    HttpURLConnection connection = get(url, to);
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(length);
    connection.setRequestProperty("Content-Type", mediaType);
    return connection;
  }

  /** Reads the whole body of the answer, whatever its status. */
  static byte[] answer(HttpURLConnection connection) throws IOException {
    try (InputStream in =
        connection.getResponseCode() < 400
            ? connection.getInputStream()
            : connection.getErrorStream()) {
      return in == null ? new byte[0] : in.readAllBytes();
    }
  }
}
