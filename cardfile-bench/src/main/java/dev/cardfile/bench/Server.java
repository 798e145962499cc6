package dev.cardfile.bench;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** A server that the benchmark drives, wherever it runs. */
public interface Server extends AutoCloseable {

  /** The address, as {@code http://HOST:PORT}. */
  URI url();

  /** The processor time used so far, of all processors together; empty if unknown. */
  Optional<Duration> cpu();

  /** The resident memory in bytes; empty if unknown. */
  OptionalLong residentBytes();

  /** How many bytes the server has written to disk so far; empty if unknown. */
  OptionalLong writtenBytes();

  /** Why the server has ended, with its last output; empty while it runs, or if unknown. */
  Optional<String> obituary();

  /** Reports that a turn is over, so that the server's output so far can be discarded. */
  void turnIsOver();

  @Override
  void close();

  /** A server that is already running, and is left running. */
  static Server running(URI url) {
    return new Server() {
      @Override
      public URI url() {
        return url;
      }

      @Override
      public Optional<Duration> cpu() {
        return Optional.empty();
      }

      @Override
      public OptionalLong residentBytes() {
        return OptionalLong.empty();
      }

      @Override
      public OptionalLong writtenBytes() {
        return OptionalLong.empty();
      }

      @Override
      public Optional<String> obituary() {
        return Optional.empty();
      }

      @Override
      public void turnIsOver() {}

      @Override
      public void close() {}
    };
  }
}
