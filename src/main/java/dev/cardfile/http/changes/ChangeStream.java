package dev.cardfile.http.changes;

import dev.cardfile.history.Entry;
import dev.cardfile.http.Metrics;
import dev.cardfile.http.server.BodyWriter;
import dev.cardfile.wire.history.ChangesFormat;
import dev.cardfile.wire.history.ChangesWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends changes as they happen, until the client disconnects, the token becomes invalid or the
 * server shuts down.
 */
final class ChangeStream implements BodyWriter {

  private final Following following;
  private final List<Entry> first;
  private final ChangesFormat format;
  private final ChangesWriter writer;
  private final Metrics metrics;
  private final Duration heartbeat;
  private final @Nullable Duration patience;

  /** The number that the client last learned, with which it would connect again; -1 if none. */
  private long toldPlace = -1;

  private long sentAt;
  private long changedAt;

  /**
   * Creates a stream.
   *
   * @param first the changes that have already been read
   * @param heartbeat how long the stream stays silent before it sends a sign of life
   * @param patience how long the stream waits for a change before it ends; null if it never does
   */
  ChangeStream(
      Following following,
      List<Entry> first,
      ChangesFormat format,
      ChangesWriter writer,
      Metrics metrics,
      Duration heartbeat,
      @Nullable Duration patience) {
    this.following = following;
    this.first = first;
    this.format = format;
    this.writer = writer;
    this.metrics = metrics;
    this.heartbeat = heartbeat;
    this.patience = patience;
  }

  @Override
  public void write(OutputStream out) throws IOException {
    changedAt = System.nanoTime();
    List<Entry> entries = first;
    while (entries != null) {
      send(out, entries);
      if (!following.hasMore()) {
        keepAlive(out);
        if (isOver()) {
          return;
        }
        following.await(untilSomethingIsDue());
      }
      entries = following.isServed() && following.isAllowed() ? following.next() : null;
    }
  }

  private void send(OutputStream out, List<Entry> entries) throws IOException {
    for (Entry entry : entries) {
      out.write(writer.one(format, entry));
      toldPlace = entry.seq();
    }
    if (!entries.isEmpty()) {
      out.flush();
      metrics.changesSent(entries.size());
      sentAt = System.nanoTime();
      changedAt = sentAt;
    }
  }

  /**
   * Sends a sign of life if one is due, so that neither the client nor a proxy gives the connection
   * up. It is due at once if nothing was sent before, to show that the stream has begun.
   */
  private void keepAlive(OutputStream out) throws IOException {
    if (sentAt == 0 || since(sentAt).compareTo(heartbeat) >= 0) {
      long place = following.place();
      out.write(
          place == toldPlace
              ? ChangesWriter.signOfLife(format)
              : ChangesWriter.place(format, place));
      out.flush();
      toldPlace = place;
      sentAt = System.nanoTime();
    }
  }

  private boolean isOver() {
    return patience != null && since(changedAt).compareTo(patience) >= 0;
  }

  private Duration untilSomethingIsDue() {
    Duration quiet = heartbeat.minus(since(sentAt));
    Duration end = patience == null ? quiet : patience.minus(since(changedAt));
    return quiet.compareTo(end) < 0 ? quiet : end;
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
