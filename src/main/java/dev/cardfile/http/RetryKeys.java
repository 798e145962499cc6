package dev.cardfile.http;

import dev.cardfile.access.Grant;
import dev.cardfile.http.body.Spool;
import dev.cardfile.http.server.HeaderName;
import dev.cardfile.store.RetryKey;
import dev.cardfile.wire.IdempotencyKey;
import dev.cardfile.write.work.SafeRetries;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads {@code Idempotency-Key} headers. A key is scoped to its caller, and comes with a
 * fingerprint of the request.
 */
final class RetryKeys {

  /** The headers that the fingerprint covers, besides method, path, query and body. */
  private static final List<HeaderName> HEADERS =
      Stream.of("Version", "If-Match", "If-None-Match", "Prefer", "Accept", "Content-Type")
          .map(HeaderName::of)
          .toList();

  private static final HeaderName KEY = HeaderName.of("Idempotency-Key");

  private RetryKeys() {}

  /** The parsed {@code Idempotency-Key} header. */
  sealed interface Reading {

    record Absent() implements Reading {}

    record Invalid() implements Reading {}

    record Given(SafeRetries.Keyed keyed) implements Reading {}
  }

  static Reading of(ApiRequest request) {
    return switch (IdempotencyKey.read(request.headers().all(KEY))) {
      case IdempotencyKey.Absent() -> new Reading.Absent();
      case IdempotencyKey.Invalid() -> new Reading.Invalid();
      case IdempotencyKey.Given(String key) ->
          new Reading.Given(
              new SafeRetries.Keyed(new RetryKey(scope(request), key), fingerprint(request)));
    };
  }

  /**
   * Returns the scope of a caller's keys on a route, so that nobody else can have an answer
   * replayed. All tokens of an app share a scope; every other token has its own.
   */
  private static String scope(ApiRequest request) {
    Grant grant = request.known().grant();
    String app = grant.app();
    return new Hash()
        .add(request.route())
        .add(app == null ? "token" : "app")
        .add(app == null ? grant.tokenId() : app)
        .text();
  }

  private static String fingerprint(ApiRequest request) {
    RequestHeaders headers = request.headers();
    String query = request.query();
    Hash hash =
        new Hash().add(headers.method()).add(headers.path()).add(query == null ? "" : "?" + query);
    for (HeaderName name : HEADERS) {
      List<String> values = headers.all(name);
      hash.add(Integer.toString(values.size()));
      values.forEach(hash::add);
    }
    ApiRequest.LongBody body = request.longBody();
    return (body == null ? hash.add(request.body()) : hash.add(body.spool())).text();
  }

  /**
   * A hash of several values, each preceded by its length, so that different values never hash the
   * same bytes.
   */
  private static final class Hash {

    private final MessageDigest digest = sha256();

    Hash add(String text) {
      return add(text.getBytes(StandardCharsets.UTF_8));
    }

    Hash add(byte[] bytes) {
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      digest.update(bytes);
      return this;
    }

    Hash add(Spool spool) {
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(spool.size()).array());
      try (InputStream in = spool.read();
          DigestOutputStream out =
              new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
        in.transferTo(out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return this;
    }

    String text() {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException everyJavaHasIt) {
        throw new IllegalStateException(everyJavaHasIt);
      }
    }
  }
}
