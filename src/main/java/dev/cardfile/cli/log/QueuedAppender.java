package dev.cardfile.cli.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.encoder.Encoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.List;
import org.slf4j.event.KeyValuePair;

/**
 * Writes the log from a thread of its own, several lines at once. A thread that logs never waits
 * longer than {@link LogBuffer} allows, even if nobody reads the log.
 */
final class QueuedAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

  /**
   * How long a line waits for others to be written with it: waking the writing thread costs more
   * than a line.
   */
  private static final Duration COMPANY = Duration.ofMillis(10);

  /**
   * The pause before writing again to a standard error that is full and that another process has
   * made non-blocking.
   */
  private static final Duration RETRY = Duration.ofMillis(5);

  private static final int NEWLINE = '\n';

  private final Encoder<ILoggingEvent> encoder;
  private final WritableByteChannel target;
  private final Duration maxFlush;
  private final LogBuffer buffer;
  private final Thread writer = Thread.ofPlatform().daemon().name("log").unstarted(this::writeAll);
  private boolean torn;

  /**
   * Creates an appender that is not yet started.
   *
   * @param maxBytes the most bytes of queued lines
   * @param patience how long a line waits for room
   * @param maxFlush how long {@link #stop} waits until everything is written
   */
  QueuedAppender(
      Encoder<ILoggingEvent> encoder,
      WritableByteChannel target,
      int maxBytes,
      Duration patience,
      Duration maxFlush) {
    this.encoder = encoder;
    this.target = target;
    this.maxFlush = maxFlush;
    this.buffer = new LogBuffer(maxBytes, patience, this::notice);
  }

  /** The number of lines that were never written. */
  long dropped() {
    return buffer.dropped();
  }

  @Override
  public void start() {
    super.start();
    writer.start();
  }

  @Override
  protected void append(ILoggingEvent event) {
    buffer.add(encoder.encode(event), event.getLevel().isGreaterOrEqual(Level.WARN));
  }

  @Override
  public void stop() {
    super.stop();
    buffer.close();
    try {
      writer.join(maxFlush);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void writeAll() {
    while (buffer.awaitLines()) {
      if (isStarted()) {
        sleep(COMPANY);
      }
      for (ByteBuffer lines = buffer.take(); lines.hasRemaining(); lines = buffer.take()) {
        write(lines);
        buffer.settle(lines);
      }
    }
  }

  /** Writes as much as possible. What could not be written remains in the buffer. */
  private void write(ByteBuffer lines) {
    try {
      if (torn) {
        writeWhole(ByteBuffer.wrap(new byte[] {NEWLINE}));
        torn = false;
      }
      writeWhole(lines);
    } catch (IOException readerGoneOrDiskFull) {
      int written = lines.position();
      torn |= written > 0 && lines.get(written - 1) != NEWLINE;
    }
  }

  private void writeWhole(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (target.write(bytes) == 0) {
        sleep(RETRY);
      }
    }
  }

  private byte[] notice(long dropped) {
    Logger logger = ((LoggerContext) getContext()).getLogger(QueuedAppender.class);
    LoggingEvent event =
        new LoggingEvent(
            QueuedAppender.class.getName(),
            logger,
            Level.WARN,
            "log lines were dropped, because they could not be written",
            null,
            null);
    event.setKeyValuePairs(List.of(new KeyValuePair("lines", dropped)));
    return encoder.encode(event);
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException nobodyInterruptsThisThread) {
      Thread.currentThread().interrupt();
    }
  }
}
