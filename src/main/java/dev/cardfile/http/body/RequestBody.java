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

/** Reads the body of a request: all of it, unpacked, within bounds of size and time. */
public final class RequestBody {

  private static final Logger LOG = LoggerFactory.getLogger(RequestBody.class);

  private static final HeaderName CONTENT_ENCODING = HeaderName.of("Content-Encoding");

  /** How much is read at a time, and so how much is taken of the budget. */
  private static final int PIECE = 16 * 1024;

  private static final int MAX_RATIO = 100;
  private static final int FREE_OF_RATIO = 64 * 1024;

  private static final long RETRY_AFTER_SECONDS = 1;

  private static final String BAD_FRAMING =
      "The body does not have the length in Content-Length, or its chunks are malformed.";
  private static final String BAD_PACKING =
      "Content-Encoding is gzip, but the body is not complete gzip data.";

  private static final byte[] NO_BYTES = {};

  /** Files that are received at once: each may take as much of the disk as a file may have. */
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

    /** The whole body; whoever gets it closes it. */
    record Spooled(Spool spool) implements Reading {}

    /** The body is not to be had; nothing more is to be read from the connection. */
    record Broken(Problem problem) implements Reading {}
  }

  /** How a body is packed, or that it is packed in a way that is not known here. */
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
   * Reads the body.
   *
   * @param share grows with what is read
   * @throws dev.cardfile.http.server.ClientGone when the client is gone
   */
  public Reading read(Request request, BodyKind kind, BodyBudget.Share share) {
    if (!request.hasBody()) {
      return new Reading.Whole(NO_BYTES);
    }
    int limit = maxBytes(kind);
    // One more than may come, so that too much is seen; and no more, for so large is the buffer.
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
   * Reads a long body to its end, unpacked. It may take as long as it likes, while some of it
   * arrives within each time that a short one has for all of it.
   *
   * @param share grows with what is kept in memory
   * @throws dev.cardfile.http.server.ClientGone when the client is gone
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

  /** Memory for what is in memory, and for the larger array while it grows. */
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

  /** The disk takes no more of a body; never leaves this class. */
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

  /** Looks at how much has been read, after each piece. */
  private interface Watch {
    void read(long size) throws Refused;
  }

  /** Ends a reading; never leaves this class. */
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

  /** Reads to the end, or to the most, in pieces: a client must not reserve what it never sends. */
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
      watch.read(2L * size); // these and the whole
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
   * Unpacks what is there as a whole: out of a stream that comes, a second member is found only if
   * it has arrived. Java's own class passes over what follows the last member.
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

    /** Whether, when everything is read, nothing is left but the trailer of the last member. */
    boolean isAtEnd() {
      return filledTo - inf.getRemaining() == size - TRAILER_BYTES;
    }
  }

  /** Counts what is read of it. */
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
