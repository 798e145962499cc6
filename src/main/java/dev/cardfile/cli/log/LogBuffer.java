package dev.cardfile.cli.log;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;

/**
 * A queue of log lines from many threads to the one that writes them, in order. It holds a bounded
 * number of bytes, the last eighth of which is reserved for warnings and errors.
 *
 * <p>If the buffer is full, a new line waits for room, but only for a limited time. Once a line has
 * waited in vain, lines are dropped without waiting, so that a hanging reader costs the program one
 * pause and not one for each line. Dropping ends when half of the buffer is free again; a report
 * then says how many lines were dropped.
 */
final class LogBuffer {

  /**
   * The most bytes that a pipe takes in one piece (PIPE_BUF on Linux), so that the lines of several
   * writers do not mix.
   */
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

  /**
   * The number of dropped lines in the report that is queued but not yet written; 0 if there is no
   * such report.
   */
  private long reporting;

  // Used only by the writing thread, for what it has taken and not yet settled.
  private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES);
  private final List<TakenLine> takenLines = new ArrayList<>();

  private record Line(byte[] text, boolean isReport) {}

  /** A line that was taken, up to this position of the taken bytes. */
  private record TakenLine(int end, boolean isReport) {}

  /**
   * Creates an empty buffer.
   *
   * @param patience how long a line waits for room
   * @param notice makes the report of a number of dropped lines
   */
  LogBuffer(int maxBytes, Duration patience, LongFunction<byte[]> notice) {
    this.maxBytes = maxBytes;
    this.patience = patience;
    this.notice = notice;
  }

  /**
   * Adds a line, or drops and counts it. The caller must not modify the array afterwards.
   *
   * @param line the line, with its newline
   * @param warns whether the line may use the bytes reserved for warnings
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

  /** The number of lines dropped so far, because there was no room or because a write failed. */
  long dropped() {
    return dropped.get();
  }

  /** Rejects all further lines. Lines that are already in the buffer can still be written. */
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

  /** Waits until there is something to write. Returns false once the buffer is closed and empty. */
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
   * Takes as many whole lines as are written at once; none if the buffer is empty. The caller must
   * pass the result to {@link #settle} before it takes more.
   */
  ByteBuffer take() {
    lock.lock();
    try {
      reportWhenOver();
      chunk.clear();
      Line line = lines.peek();
      if (line != null && line.text().length > chunk.capacity()) {
        return ByteBuffer.wrap(remove(0));
      }
      while (line != null && line.text().length <= chunk.remaining()) {
        chunk.put(remove(chunk.position()));
        line = lines.peek();
      }
      return chunk.flip();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Settles the lines that were taken: those that remain unwritten in their buffer are lost, and
   * counted as dropped.
   */
  void settle(ByteBuffer taken) {
    lock.lock();
    try {
      writeFails = taken.hasRemaining();
      for (TakenLine line : takenLines) {
        boolean lost = line.end() > taken.position();
        if (!line.isReport()) {
          drop(lost ? 1 : 0);
          continue;
        }
        unreported += lost ? reporting : 0;
        reporting = 0;
      }
      takenLines.clear();
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

  private byte[] remove(int position) {
    Line line = lines.remove();
    bytes -= line.text().length;
    takenLines.add(new TakenLine(position + line.text().length, line.isReport()));
    room.signalAll();
    return line.text();
  }

  /**
   * Ends dropping if there is room again, and adds a report of the dropped lines. The report comes
   * after the lines that precede the dropped ones, and before those that follow.
   */
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
}
