package dev.cardfile.http.exports;

import dev.cardfile.contact.Contact;
import dev.cardfile.http.Metrics;
import dev.cardfile.http.server.BodyWriter;
import dev.cardfile.search.Snapshot;
import dev.cardfile.transfer.format.ContactFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;

/**
 * Sends the contacts of a snapshot. A reader who is slow, or whose token is gone, is cut off: an
 * open snapshot keeps the database from letting go of what has been written over since.
 */
final class ExportStream implements BodyWriter {

  /** In bytes a second, of the time that the reader lets us wait. */
  static final long SLOWEST = 64 * 1024;

  /** So long it may wait at once, for a network has its pauses. */
  static final Duration GRACE = Duration.ofSeconds(15);

  static final Duration LONGEST = Duration.ofHours(2);

  private static final Duration CHECKED = Duration.ofSeconds(1);

  private final Snapshot snapshot;
  private final ContactFormat format;
  private final ContactFormat.FormerIds former;
  private final boolean packed;
  private final BooleanSupplier stillAllowed;
  private final Metrics metrics;
  private long waited;
  private long sent;
  private long checkedAt;

  ExportStream(
      Snapshot snapshot,
      ContactFormat format,
      ContactFormat.FormerIds former,
      boolean packed,
      BooleanSupplier stillAllowed,
      Metrics metrics) {
    this.snapshot = snapshot;
    this.format = format;
    this.former = former;
    this.packed = packed;
    this.stillAllowed = stillAllowed;
    this.metrics = metrics;
  }

  @Override
  public void write(OutputStream out) throws IOException {
    if (packed) {
      GZIPOutputStream gzip = new GZIPOutputStream(out);
      writeAll(gzip);
      gzip.finish();
    } else {
      writeAll(out);
    }
  }

  private void writeAll(OutputStream out) throws IOException {
    long began = System.nanoTime();
    checkedAt = began;
    send(out, format.head());
    List<Contact> page = snapshot.next();
    while (!page.isEmpty()) {
      send(out, format.all(page, former));
      metrics.exported(page.size());
      check(began);
      page = snapshot.next();
    }
  }

  private void send(OutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    long before = System.nanoTime();
    out.write(bytes);
    waited += System.nanoTime() - before;
    sent += bytes.length;
  }

  private void check(long began) throws IOException {
    long now = System.nanoTime();
    long patience = waited - GRACE.toNanos();
    if (patience > 0 && sent < SLOWEST * Duration.ofNanos(patience).toSeconds()) {
      throw new IOException("the reader of an export is too slow");
    }
    if (now - began > LONGEST.toNanos()) {
      throw new IOException("an export has taken too long");
    }
    if (now - checkedAt > CHECKED.toNanos()) {
      checkedAt = now;
      if (!stillAllowed.getAsBoolean()) {
        throw new IOException("the token of an export is gone");
      }
    }
  }
}
