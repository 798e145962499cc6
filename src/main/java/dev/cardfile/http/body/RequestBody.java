package dev.cardfile.http.body;

import dev.cardfile.http.server.BodyFailure;
import dev.cardfile.http.server.BodyLimits;
import dev.cardfile.http.server.HeaderName;
import dev.cardfile.http.server.Request;
import dev.cardfile.wire.Problem;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the whole body of a request and decompresses it, within limits of size and time. */
public final class RequestBody {

  private static final Logger LOG = LoggerFactory.getLogger(RequestBody.class);

  private static final HeaderName CONTENT_ENCODING = HeaderName.of("Content-Encoding");

  /** How many bytes are read at a time, and so how much is taken from the budget at a time. */
  private static final int PIECE = 16 * 1024;

  private static final int MAX_RATIO = 100;
  private static final int FREE_OF_RATIO = 64 * 1024;

  private static final long RETRY_AFTER_SECONDS = 1;

  private static final String BAD_FRAMING =
      "The body does not have the length in Content-Length, or its chunks are malformed.";
  private static final String BAD_PACKING =
      "Content-Encoding is gzip, but the body is not complete gzip data.";

  private static final byte[] NO_BYTES = {};

  /** How many files may be received at once; each may take as much disk as the largest file. */
  private static final int MOST_FILES = 4;

  private final int maxBytes;
  private final Duration timeout;
  private final Semaphore files = new Semaphore(MOST_FILES);

  public RequestBody(int maxBytes, Duration timeout) {
    this.maxBytes = maxBytes;
    this.timeout = timeout;
  }

  public sealed interface Reading {

    record Whole(byte[] bytes) implements Reading {}

    /** The whole body, in a spool that the receiver has to close. */
    record Spooled(Spool spool) implements Reading {}

    /** The body is rejected or cannot be read; nothing more may be read from the connection. */
    record Broken(Problem problem) implements Reading {}
  }

  /** How a body is compressed; {@link #UNKNOWN} if that is not supported. */
  public enum Packing {
    NONE,
    GZIP,
    UNKNOWN
  }

  public static Packing packing(Request request) {
    List<String> encodings = request.headers(CONTENT_ENCODING);
    if (encodings.isEmpty()) {
      return Packing.NONE;
    }
    return switch (String.join(",", encodings).strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> Packing.NONE;
      case "gzip", "x-gzip" -> Packing.GZIP;
      default -> Packing.UNKNOWN;
    };
  }

  public boolean isAnnouncedTooLarge(Request request, BodyKind kind) {
    return request.bodyLength().orElse(0) > maxBytes(kind);
  }

  public Problem tooLarge(BodyKind kind) {
    return new Problem.PayloadTooLarge(maxBytes(kind));
  }

  public static Problem overloaded() {
    return new Problem.Overloaded(RETRY_AFTER_SECONDS);
  }

  private int maxBytes(BodyKind kind) {
    return kind.maxBytes(maxBytes);
  }

  /**
   * Reads a short body into memory, decompressed.
   *
   * @param share grows with what is read
   * @throws dev.cardfile.http.server.ClientGone if the client is gone
   */
  public Reading read(Request request, BodyKind kind, BodyBudget.Share share) {
    if (!request.hasBody()) {
      return new Reading.Whole(NO_BYTES);
    }
    int limit = maxBytes(kind);
    // One byte more than allowed, so that an excess is noticed. Not more than that, because the
    // buffer grows to this size.
    int most = (int) Math.min(request.bodyLength().orElse(limit), limit) + 1;
    byte[] sent;
    try (InputStream body = request.body(BodyLimits.whole(limit, timeout))) {
      sent = read(body, most, size -> grow(share, size));
    } catch (BodyFailure failure) {
      return new Reading.Broken(problem(failure, kind));
    } catch (Refused refused) {
      return new Reading.Broken(refused.problem);
    } catch (IOException badFraming) {
      return new Reading.Broken(new Problem.MalformedRequest(BAD_FRAMING));
    }
    return packing(request) == Packing.GZIP ? unpack(sent, kind, share) : new Reading.Whole(sent);
  }

  /**
   * Reads a long body into a spool, decompressed. The client may take any time in total, but has to
   * send 16 KiB within each period in which it has to send the whole of a short body.
   *
   * @param share grows with what is kept in memory
   * @throws dev.cardfile.http.server.ClientGone if the client is gone
   */
  public Reading spool(Request request, BodyKind kind, BodyBudget.Share share) {
    if (kind == BodyKind.FILE) {
      if (!files.tryAcquire()) {
        return new Reading.Broken(overloaded());
      }
      share.whenClosed(files::release);
    }
    int limit = maxBytes(kind);
    Spool sent = new Spool();
    boolean kept = false;
    try (InputStream body = request.body(BodyLimits.streamed(limit, timeout))) {
      copy(body, sent, size -> grow(share, inMemory(size)));
      kept = packing(request) != Packing.GZIP;
      return kept ? new Reading.Spooled(sent) : unpack(sent, kind, share);
    } catch (BodyFailure failure) {
      return new Reading.Broken(problem(failure, kind));
    } catch (Refused refused) {
      return new Reading.Broken(refused.problem);
    } catch (SpoolFailure failure) {
      return new Reading.Broken(full(failure));
    } catch (IOException badFraming) {
      return new Reading.Broken(new Problem.MalformedRequest(BAD_FRAMING));
    } finally {
      if (!kept) {
        drop(sent);
      }
    }
  }

  /** Returns the memory that a spool of this size needs, even while its array is copied to grow. */
  private static long inMemory(long size) {
    return 2 * Math.min(size, Spool.IN_MEMORY);
  }

  private Reading unpack(Spool packed, BodyKind kind, BodyBudget.Share share) {
    int limit = maxBytes(kind);
    long mostOfRatio = Math.max(FREE_OF_RATIO, MAX_RATIO * packed.size());
    Spool bytes = new Spool();
    boolean kept = false;
    try {
      grow(share, 2 * inMemory(Spool.IN_MEMORY));
      try (WholeGzip gzip = new WholeGzip(packed.read(), packed.size())) {
        copy(
            gzip,
            bytes,
            size -> {
              if (size > limit) {
                throw new Refused(tooLarge(kind));
              }
              if (size > mostOfRatio) {
                throw new Refused(new Problem.CompressionRatio(MAX_RATIO, FREE_OF_RATIO));
              }
            });
        kept = gzip.isAtEnd();
      }
      return kept
          ? new Reading.Spooled(bytes)
          : new Reading.Broken(new Problem.MalformedRequest(BAD_PACKING));
    } catch (Refused refused) {
      return new Reading.Broken(refused.problem);
    } catch (SpoolFailure failure) {
      return new Reading.Broken(full(failure));
    } catch (IOException badPacking) {
      return new Reading.Broken(new Problem.MalformedRequest(BAD_PACKING));
    } finally {
      if (!kept) {
        drop(bytes);
      }
    }
  }

  /** Signals that a temporary file cannot be written. Never leaves this class. */
  private static final class SpoolFailure extends IOException {
    private static final long serialVersionUID = 1L;

    SpoolFailure(IOException cause) {
      super(cause);
    }
  }

  private static void copy(InputStream in, Spool spool, Watch watch) throws IOException, Refused {
    byte[] piece = new byte[PIECE];
    for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
      watch.read(spool.size() + count);
      try {
        spool.write(piece, 0, count);
      } catch (IOException full) {
        throw new SpoolFailure(full);
      }
    }
  }

  private static Problem full(SpoolFailure failure) {
    LOG.warn("a request's body could not be kept in a temporary file", failure.getCause());
    return overloaded();
  }

  private static void drop(Spool spool) {
    try {
      spool.close();
    } catch (IOException gone) {
      LOG.warn("a temporary file could not be closed", gone);
    }
  }

  private Problem problem(BodyFailure failure, BodyKind kind) {
    return switch (failure.reason()) {
      case TOO_SLOW -> new Problem.RequestTimeout();
      case TOO_LARGE -> tooLarge(kind);
      case MALFORMED -> new Problem.MalformedRequest(BAD_FRAMING);
    };
  }

  /** A check, after each piece, of how many bytes have been read so far. */
  private interface Watch {
    void read(long size) throws Refused;
  }

  /** Ends the reading of a body with a problem. Never leaves this class. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Refused(Problem problem) {
      super(null, null, false, false);
      this.problem = problem;
    }
  }

  private static void grow(BodyBudget.Share share, long size) throws Refused {
    if (!share.growTo(size)) {
      throw new Refused(overloaded());
    }
  }

  /**
   * Reads to the end or up to a limit, piece by piece, so that a client cannot reserve memory for
   * bytes that it never sends.
   */
  private static byte[] read(InputStream in, int most, Watch watch) throws IOException, Refused {
    byte[] first = in.readNBytes(Math.min(PIECE, most));
    watch.read(first.length);
    if (first.length < PIECE) {
      return first;
    }
    List<byte[]> pieces = new ArrayList<>(List.of(first));
    int size = first.length;
    for (byte[] piece = first; piece.length == PIECE && size < most; ) {
      piece = in.readNBytes(Math.min(PIECE, most - size));
      pieces.add(piece);
      size += piece.length;
      watch.read(2L * size); // the pieces, and the array that they are copied to
    }
    ByteBuffer whole = ByteBuffer.allocate(size);
    pieces.forEach(whole::put);
    return whole.array();
  }

  private Reading unpack(byte[] packed, BodyKind kind, BodyBudget.Share share) {
    int limit = maxBytes(kind);
    long mostOfRatio = Math.max(FREE_OF_RATIO, (long) MAX_RATIO * packed.length);
    try (WholeGzip gzip = new WholeGzip(new ByteArrayInputStream(packed), packed.length)) {
      byte[] bytes =
          read(
              gzip,
              (int) Math.min(limit, mostOfRatio) + 1,
              size -> grow(share, 2L * packed.length + size));
      if (bytes.length > limit) {
        return new Reading.Broken(tooLarge(kind));
      }
      if (bytes.length > mostOfRatio) {
        return new Reading.Broken(new Problem.CompressionRatio(MAX_RATIO, FREE_OF_RATIO));
      }
      return gzip.isAtEnd()
          ? new Reading.Whole(bytes)
          : new Reading.Broken(new Problem.MalformedRequest(BAD_PACKING));
    } catch (Refused refused) {
      return new Reading.Broken(refused.problem);
    } catch (IOException badPacking) {
      return new Reading.Broken(new Problem.MalformedRequest(BAD_PACKING));
    }
  }

  /**
   * Decompresses data that is available as a whole. In a stream that is still arriving, {@link
   * GZIPInputStream} finds a second member only if that has already arrived. It ignores what
   * follows the last member, which {@link #isAtEnd} detects.
   */
  private static final class WholeGzip extends GZIPInputStream {

    private static final int TRAILER_BYTES = 8;

    private final Counted packed;
    private final long size;
    private long filledTo;

    WholeGzip(InputStream packed, long size) throws IOException {
      this(new Counted(packed), size);
    }

    private WholeGzip(Counted packed, long size) throws IOException {
      super(packed, PIECE);
      this.packed = packed;
      this.size = size;
    }

    @Override
    protected void fill() throws IOException {
      super.fill();
      filledTo = packed.count;
    }

    /**
     * Reports, once everything is read, whether the last member ends where the data ends: whether
     * all but its trailer has been decompressed.
     */
    boolean isAtEnd() {
      return filledTo - inf.getRemaining() == size - TRAILER_BYTES;
    }
  }

  /** Counts the bytes that are read from a stream. */
  private static final class Counted extends FilterInputStream {

    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int each = in.read();
      count += each < 0 ? 0 : 1;
      return each;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int some = in.read(bytes, offset, length);
      count += Math.max(0, some);
      return some;
    }
  }
}
