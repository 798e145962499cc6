package dev.cardfile.http.server.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.time.Duration;

/** A writer with a deadline for each write, by which the client must receive what is sent. */
final class BoundedWriter implements DataWriter {

  private final DataWriter inner;
  private final Deadline deadline;
  private final Duration time;

  BoundedWriter(DataWriter inner, Deadline deadline, Duration time) {
    this.inner = inner;
    this.deadline = deadline;
    this.time = time;
  }

  /** Returns the deadline, which the caller must enforce. */
  Deadline deadline() {
    return deadline;
  }

  @Override
  public void write(BufferData... buffers) {
    inTime(() -> inner.write(buffers));
  }

  @Override
  public void write(BufferData buffer) {
    inTime(() -> inner.write(buffer));
  }

  @Override
  public void writeNow(BufferData... buffers) {
    inTime(() -> inner.writeNow(buffers));
  }

  @Override
  public void writeNow(BufferData buffer) {
    inTime(() -> inner.writeNow(buffer));
  }

  @Override
  public void flush() {
    inTime(inner::flush);
  }

  @Override
  public void close() {
    inner.close();
  }

  private void inTime(Runnable write) {
    deadline.set(time);
    try {
      write.run();
    } finally {
      deadline.lift();
    }
  }
}
