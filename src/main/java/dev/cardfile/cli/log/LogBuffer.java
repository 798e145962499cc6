package dev.cardfile.cli.log;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;

/**
 * Log lines on their way from many threads to the one that writes them, in the order in which they
 * came. It holds a bounded number of bytes, and keeps the last eighth of them for warnings.
 *
 * <p>A line that finds no room waits for it, but only so long. Once one has waited in vain, lines
 * are dropped without waiting, so that a reader that hangs costs the program one pause and not one
 * for each line. That lasts until half of the buffer is free again; then a line says how many were
 * dropped.
 */
final class LogBuffer {

  /** What a pipe takes whole (Linux' PIPE_BUF), so that several writers do not mix their lines. */
  private static final int CHUNK_BYTES = 4096;

  private final int maxBytes;
  private final Duration patience;
  private final LongFunction<byte[]> notice;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition somethingToWrite = lock.newCondition();
  private final Condition room = lock.newCondition();
  private final Queue<Line> lines = new ArrayDeque<>();
  private final AtomicLong dropped = new AtomicLong();
  private int bytes;
  private long unreported;
  private boolean dropping;
  private boolean writeFails;
  private boolean closed;

  /** How many dropped lines the report tells of that is on its way; 0 when none is. */
  private long reporting;

  // Of the writing thread alone: what it has taken and not yet settled.
  private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES);
  private boolean reportIsTaken;

  private record Line(byte[] text, boolean isReport) {}

  /**
   * An empty buffer.
   *
   * @param patience how long a line waits for room
   * @param notice makes the line that says how many were dropped
   */
  LogBuffer(int maxBytes, Duration patience, LongFunction<byte[]> notice) {
    this.maxBytes = maxBytes;
    this.patience = patience;
    this.notice = notice;
  }

  /**
   * Adds a line, or drops and counts it. It ends with its newline, and is the buffer's from now.
   */
  void add(byte[] line, boolean warns) {
    lock.lock();
    try {
      if (!closed && (fits(line, warns) || awaitRoom(line, warns))) {
        put(new Line(line, false));
        if (lines.size() == 1) {
          somethingToWrite.signal();
        }
      } else {
        drop(1);
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many lines were dropped so far, because of the reader or because a write failed. */
  long dropped() {
    return dropped.get();
  }

  /** No line is taken any more. What is there can still be written. */
  void close() {
    lock.lock();
    try {
      closed = true;
      somethingToWrite.signal();
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there is something to write; false when there is nothing, and never will be. */
  boolean awaitLines() {
    lock.lock();
    try {
      reportWhenOver();
      while (lines.isEmpty() && !closed) {
        somethingToWrite.awaitUninterruptibly();
      }
      return !lines.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes whole lines, as many as are written at once; none when there are none. What became of
   * them is to be told by {@link #settle} before more are taken.
   */
  ByteBuffer take() {
    lock.lock();
    try {
      reportWhenOver();
      chunk.clear();
      Line line = lines.peek();
      if (line != null && line.text().length > chunk.capacity()) {
        return ByteBuffer.wrap(remove());
      }
      while (line != null && line.text().length <= chunk.remaining()) {
        chunk.put(remove());
        line = lines.peek();
      }
      return chunk.flip();
    } finally {
      lock.unlock();
    }
  }

  /** What was taken has been written, but for what remains in its buffer: that is lost. */
  void settle(ByteBuffer taken) {
    lock.lock();
    try {
      writeFails = taken.hasRemaining();
      int lost = newlines(taken);
      if (reportIsTaken) {
        reportIsTaken = false;
        if (writeFails) {
          unreported += reporting;
          lost--;
        }
        reporting = 0;
      }
      drop(lost);
    } finally {
      lock.unlock();
    }
  }

  private boolean fits(byte[] line, boolean warns) {
    int limit = warns ? maxBytes : maxBytes - maxBytes / 8;
    return bytes + line.length <= limit;
  }

  private boolean awaitRoom(byte[] line, boolean warns) {
    long nanos = patience.toNanos();
    while (!dropping && !closed && !fits(line, warns)) {
      if (nanos <= 0) {
        dropping = true;
        room.signalAll();
        return false;
      }
      try {
        nanos = room.awaitNanos(nanos);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return !closed && fits(line, warns);
  }

  private void drop(int count) {
    dropped.addAndGet(count);
    unreported += count;
  }

  private void put(Line line) {
    lines.add(line);
    bytes += line.text().length;
  }

  private byte[] remove() {
    Line line = lines.remove();
    bytes -= line.text().length;
    reportIsTaken |= line.isReport();
    room.signalAll();
    return line.text();
  }

  /** Behind the lines that came before the dropped ones, and before those that come after. */
  private void reportWhenOver() {
    if (bytes > maxBytes / 2 || writeFails) {
      return;
    }
    dropping = false;
    if (unreported > 0 && reporting == 0) {
      put(new Line(notice.apply(unreported), true));
      reporting = unreported;
      unreported = 0;
    }
  }

  private static int newlines(ByteBuffer left) {
    int count = 0;
    for (int i = left.position(); i < left.limit(); i++) {
      if (left.get(i) == '\n') {
        count++;
      }
    }
    return count;
  }
}
