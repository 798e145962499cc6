package dev.cardfile.http;

import dev.cardfile.location.LocationId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Requests assembled by hand, so that they can be wrong in any way. */
final class Raw {

  static final String HOST = "Host: localhost\r\n";

  private Raw() {}

  /** Returns a head without its final empty line; the token may be any text. */
  static String head(String method, String path, String token) {
    return method + " " + path + " HTTP/1.1\r\n" + HOST + rights(token);
  }

  static String upsertHead(String token) {
    return head("POST", "/contacts/upsert", token);
  }

  static String rights(String token) {
    return rights(token, "2021-04-15");
  }

  private static String rights(String token, String version) {
    return "Authorization: Bearer " + token + "\r\nVersion: " + version + "\r\n";
  }

  /** Returns a request without a body, for a version of the API. */
  static String bare(String method, String path, String token, String version) {
    return method + " " + path + " HTTP/1.1\r\n" + HOST + rights(token, version) + "\r\n";
  }

  static String upsert(String token, String body) {
    return upsertHead(token) + counted(body);
  }

  static String get(String token, String path) {
    return head("GET", path, token) + "\r\n";
  }

  static String put(String token, String path, String body) {
    return head("PUT", path, token) + counted(body);
  }

  /** Returns a Content-Length, the end of the head, and the body. */
  static String counted(String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return "Content-Length: " + length + "\r\n\r\n" + body;
  }

  static String chunked(String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return "Transfer-Encoding: chunked\r\n\r\n"
        + (Integer.toHexString(length) + "\r\n" + body + "\r\n0\r\n\r\n");
  }

  /** Returns a valid body. */
  static String contact(LocationId location, String email) {
    return "{\"locationId\":\"" + location.value() + "\",\"email\":\"" + email + "\"}";
  }

  static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
