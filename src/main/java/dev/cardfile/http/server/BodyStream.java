package dev.cardfile.http.server;

import dev.cardfile.http.server.connection.BoundedConnection;
import dev.cardfile.http.server.connection.TooMuch;
import dev.cardfile.http.server.connection.TooSlow;
import io.helidon.common.buffers.DataReader;
import io.helidon.webserver.ServerConnectionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A stream of a request's body that enforces its limits. */
final class BodyStream extends InputStream {

  // Chunked framing may cost more bytes than the body itself, when a client sends tiny chunks.
  private static final long FRAMING_FACTOR = 6;
  private static final long FRAMING_SLACK = 64 * 1024;

  /**
   * A bound for the limit of a body, so that the calculation cannot overflow. Nobody sends as much.
   */
  private static final long WITHOUT_END = 1L << 60;

  private final Supplier<InputStream> opened;
  private final BoundedConnection connection;
  private final BodyLimits limits;
  private final long timeForPiece;
  private @Nullable InputStream in;
  private @Nullable BodyFailure failure;
  private long read;
  private long readOfPiece;
  private long waitedForPiece;

  /**
   * @param opened opens the body; Helidon then sends {@code 100 Continue} if the client expects it
   */
  BodyStream(Supplier<InputStream> opened, BoundedConnection connection, BodyLimits limits) {
    this.opened = opened;
    this.connection = connection;
    this.limits = limits;
    this.timeForPiece = limits.time().toNanos();
  }

  private static long bytesOnTheWire(long maxBytes) {
    return Math.min(maxBytes, WITHOUT_END) * FRAMING_FACTOR + FRAMING_SLACK;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (length == 0) {
      return 0;
    }
    // Ask for one byte beyond the limit, so that a body that is too large is recognised.
    long left = limits.maxBytes() - read;
    int most = left < length ? (int) left + 1 : length;
    int count = inTime(bytes, offset, most);
    if (count > 0) {
      read += count;
      readOfPiece += count;
    }
    if (read > limits.maxBytes()) {
      throw failed(BodyFailure.Reason.TOO_LARGE);
    }
    if (readOfPiece >= limits.pieceBytes()) {
      readOfPiece = 0;
      waitedForPiece = 0;
    }
    return count;
  }

  private int inTime(byte[] bytes, int offset, int length) throws BodyFailure {
    long start = System.nanoTime();
    try {
      connection.awaitBody(timeForPiece - waitedForPiece);
      return opened().read(bytes, offset, length);
    } catch (TooSlow tooSlow) {
      throw failed(BodyFailure.Reason.TOO_SLOW);
    } catch (TooMuch tooMuch) {
      throw failed(BodyFailure.Reason.TOO_LARGE);
    } catch (DataReader.InsufficientDataAvailableException endsTooEarly) {
      throw failed(BodyFailure.Reason.MALFORMED);
    } catch (ServerConnectionException gone) {
      throw new ClientGone();
    } catch (IOException | RuntimeException badFraming) {
      throw failed(BodyFailure.Reason.MALFORMED);
    } finally {
      connection.readingPauses();
      waitedForPiece += System.nanoTime() - start;
    }
  }

  private InputStream opened() {
    InputStream body = in;
    if (body == null) {
      connection.allow(bytesOnTheWire(limits.maxBytes()));
      body = opened.get();
      in = body;
    }
    return body;
  }

  private BodyFailure failed(BodyFailure.Reason reason) {
    BodyFailure why = new BodyFailure(reason);
    failure = why;
    return why;
  }
}
