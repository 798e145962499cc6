package dev.cardfile.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Static content, which is the same for every caller and changes only with the program.
 *
 * @param tag the entity tag with its quotes, derived from the bytes
 */
public record Asset(String contentType, byte[] bytes, String tag) {

  private static final int TAG_BYTES = 12;

  public static Asset of(String contentType, byte[] bytes) {
    return new Asset(contentType, bytes, tag(bytes));
  }

  /** Returns the asset, or 304 if the caller already has it, with additional headers. */
  public ApiResponse reply(ApiRequest request, Map<String, String> more) {
    Map<String, String> headers = new TreeMap<>(more);
    headers.put("ETag", tag);
    headers.put(
        "Cache-Control", "no-cache"); // cached, but revalidated: an upgrade may have changed it
    headers.put("X-Content-Type-Options", "nosniff");
    return isUnchangedFor(request)
        ? new ApiResponse.Body(304, contentType, new byte[0], "had", headers)
        : new ApiResponse.Body(200, contentType, bytes, "told", headers);
  }

  private boolean isUnchangedFor(ApiRequest request) {
    String had = request.headers().ifNoneMatch();
    return had != null
        && Arrays.stream(had.split(","))
            .map(each -> each.strip().replaceFirst("^W/", ""))
            .anyMatch(tag::equals);
  }

  private static String tag(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return '"' + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Asset of(String contentType, String text) {
    return of(contentType, text.getBytes(StandardCharsets.UTF_8));
  }
}
