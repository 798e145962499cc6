package dev.cardfile.bench;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** A server that is driven, wherever it runs. */
public interface Server extends AutoCloseable {

  /** {@code http://HOST:PORT} */
  URI url();

  /** The time that it has had of all processors; empty where that is not known. */
  Optional<Duration> cpu();

  /** Its resident memory in bytes; empty where that is not known. */
  OptionalLong residentBytes();

  /** How many bytes it has had written to disks so far; empty where that is not known. */
  OptionalLong writtenBytes();

  /** Why it is gone, with the last that it said; empty while it lives, or where nobody knows. */
  Optional<String> obituary();

  /** A turn is over: what it said so far is of no more use. */
  void turnIsOver();

  @Override
  void close();

  /** A server that runs already, and goes on. */
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
