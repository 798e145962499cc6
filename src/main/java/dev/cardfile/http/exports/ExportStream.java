package dev.cardfile.http.exports;

import dev.cardfile.http.Metrics;
import dev.cardfile.http.server.BodyWriter;
import dev.cardfile.search.Snapshot;
import dev.cardfile.transfer.format.ContactFormat;
import dev.cardfile.wire.search.SnapshotFile;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Sends the contacts of a snapshot as a file, unless an {@link ExportTimeout} ends it. */
final class ExportStream implements BodyWriter {

  private static final int AT_ONCE = 1 << 14;

  private final Snapshot snapshot;
  private final ContactFormat format;
  private final boolean packed;
  private final ExportTimeout patience;
  private final Metrics metrics;

  ExportStream(
      Snapshot snapshot,
      ContactFormat format,
      boolean packed,
      ExportTimeout patience,
      Metrics metrics) {
    this.snapshot = snapshot;
    this.format = format;
    this.packed = packed;
    this.patience = patience;
    this.metrics = metrics;
  }

  @Override
  public void write(OutputStream out) throws IOException {
    OutputStream sent = new Sent(out, patience);
    if (packed) {
      GZIPOutputStream gzip = new GZIPOutputStream(sent, AT_ONCE);
      writeAll(gzip);
      gzip.finish();
    } else {
      writeAll(sent);
    }
  }

  private void writeAll(OutputStream out) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), AT_ONCE);
    new SnapshotFile(snapshot, format).write(text, metrics::exported);
    text.flush();
  }

  /** Sends everything by way of an {@link ExportTimeout}. */
  private static final class Sent extends FilterOutputStream {

    private final ExportTimeout patience;

    Sent(OutputStream out, ExportTimeout patience) {
      super(out);
      this.patience = patience;
    }

    /** Does nothing, so that a short answer is sent as a whole, once it is complete. */
    @Override
    public void flush() {}

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      patience.send(length, () -> out.write(bytes, from, length));
    }
  }
}
