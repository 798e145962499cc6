package dev.cardfile.http;

import dev.cardfile.wire.Problem;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Reads the body of a request: all of it, unpacked, within bounds of size and time. */
final class RequestBody {

  // Chunked framing may cost more bytes than the body itself, when a client sends tiny chunks.
  private static final int FRAMING_FACTOR = 6;
  private static final int FRAMING_SLACK = 64 * 1024;

  private static final String BAD_FRAMING =
      "The body is not as long as Content-Length says, or its chunks are not well-formed.";
  private static final String BAD_PACKING =
      "Content-Encoding says gzip, and the body is not whole gzip data.";

  private final int maxBytes;
  private final Duration timeout;

  RequestBody(int maxBytes, Duration timeout) {
    this.maxBytes = maxBytes;
    this.timeout = timeout;
  }

  sealed interface Reading {

    record Whole(byte[] bytes) implements Reading {}

    /** The body is not to be had; nothing more is to be read from the connection. */
    record Broken(Problem problem) implements Reading {}
  }

  /** How a body is packed, or that it is packed in a way that is not known here. */
  enum Packing {
    NONE,
    GZIP,
    UNKNOWN
  }

  static Packing packing(ServerRequest request) {
    if (!request.headers().contains(HeaderNames.CONTENT_ENCODING)) {
      return Packing.NONE;
    }
    List<String> encodings = request.headers().get(HeaderNames.CONTENT_ENCODING).allValues();
    return switch (String.join(",", encodings).strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> Packing.NONE;
      case "gzip", "x-gzip" -> Packing.GZIP;
      default -> Packing.UNKNOWN;
    };
  }

  boolean isAnnouncedTooLarge(ServerRequest request) {
    return request.headers().contentLength().orElse(0) > maxBytes;
  }

  /** How many bytes the body may come to, once it is unpacked. */
  long mostBytes(ServerRequest request) {
    return packing(request) == Packing.NONE
        ? request.headers().contentLength().orElse(maxBytes)
        : maxBytes;
  }

  Problem tooLarge() {
    return new Problem.PayloadTooLarge(maxBytes);
  }

  /**
   * Reads the body.
   *
   * @throws ServerConnectionException when the client is gone
   */
  Reading read(ServerRequest request, BoundedConnection connection) {
    if (!request.content().hasEntity()) {
      return new Reading.Whole(new byte[0]);
    }
    connection.expectBody(timeout, (long) FRAMING_FACTOR * maxBytes + FRAMING_SLACK);
    long announced = request.headers().contentLength().orElse(maxBytes);
    byte[] sent;
    try {
      // One more than may come, so that too much is seen; and no more, for so large is the buffer.
      sent = request.content().inputStream().readNBytes((int) Math.min(announced, maxBytes) + 1);
    } catch (BoundedConnection.TooSlow tooSlow) {
      return new Reading.Broken(new Problem.RequestTimeout());
    } catch (BoundedConnection.TooMuch tooMuch) {
      return new Reading.Broken(tooLarge());
    } catch (DataReader.InsufficientDataAvailableException endsTooEarly) {
      return new Reading.Broken(new Problem.MalformedRequest(BAD_FRAMING));
    } catch (ServerConnectionException gone) {
      throw gone;
    } catch (IOException | RuntimeException badFraming) {
      return new Reading.Broken(new Problem.MalformedRequest(BAD_FRAMING));
    } finally {
      connection.readingPauses();
    }
    if (sent.length > maxBytes) {
      return new Reading.Broken(tooLarge());
    }
    return packing(request) == Packing.GZIP ? unpack(sent) : new Reading.Whole(sent);
  }

  /**
   * Reads what is left of a small body that nobody wants, so that the connection can be kept.
   *
   * @throws QuietClose when it does not come
   */
  void skip(ServerRequest request, BoundedConnection connection) {
    connection.expectBody(timeout, FRAMING_SLACK);
    try {
      request.content().consume();
    } catch (RuntimeException lateOrGone) {
      throw new QuietClose("the rest of the body did not come");
    }
    connection.bodyRead();
  }

  private Reading unpack(byte[] packed) {
    try (WholeGzip gzip = new WholeGzip(packed)) {
      byte[] bytes = gzip.readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        return new Reading.Broken(tooLarge());
      }
      return gzip.isAtEnd()
          ? new Reading.Whole(bytes)
          : new Reading.Broken(new Problem.MalformedRequest(BAD_PACKING));
    } catch (IOException badPacking) {
      return new Reading.Broken(new Problem.MalformedRequest(BAD_PACKING));
    }
  }

  /**
   * Unpacks from a buffer: out of a stream, a second member is found only if it has arrived. Java's
   * own class passes over what follows the last member.
   */
  private static final class WholeGzip extends GZIPInputStream {

    private static final int TRAILER_BYTES = 8;

    WholeGzip(byte[] packed) throws IOException {
      super(new ByteArrayInputStream(packed), Math.max(1, packed.length));
    }

    /** Whether, when everything is read, nothing is left but the trailer of the last member. */
    boolean isAtEnd() {
      return inf.getRemaining() == TRAILER_BYTES;
    }
  }
}
