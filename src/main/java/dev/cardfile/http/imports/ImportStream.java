package dev.cardfile.http.imports;

import dev.cardfile.http.ShutdownSignal;
import dev.cardfile.http.server.BodyWriter;
import dev.cardfile.imports.Import;
import dev.cardfile.wire.imports.ImportWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reports the progress of an import until it is over, the client disconnects, the token becomes
 * invalid or the server shuts down.
 */
final class ImportStream implements BodyWriter {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final byte[] NOTHING = ":\n\n".getBytes(StandardCharsets.UTF_8);

  private final Import first;
  private final Supplier<Optional<Import>> look;
  private final BooleanSupplier stillAllowed;
  private final ShutdownSignal ending;
  private final Duration heartbeat;
  private final ImportWriter writer;

  /**
   * @param first the import as it is now
   * @param look reads the import again; empty if it no longer exists
   * @param stillAllowed asks, at each look, whether the token still allows it
   * @param heartbeat how long the stream stays silent before it sends a sign of life
   */
  ImportStream(
      Import first,
      Supplier<Optional<Import>> look,
      BooleanSupplier stillAllowed,
      ShutdownSignal ending,
      Duration heartbeat,
      ImportWriter writer) {
    this.first = first;
    this.look = look;
    this.stillAllowed = stillAllowed;
    this.ending = ending;
    this.heartbeat = heartbeat;
    this.writer = writer;
  }

  @Override
  public void write(OutputStream out) throws IOException {
    Import shown = null;
    Import now = first;
    long sentAt = System.nanoTime();
    while (now != null) {
      boolean isNews = !now.equals(shown);
      if (isNews || System.nanoTime() - sentAt >= heartbeat.toNanos()) {
        out.write(isNews ? writer.event(now) : NOTHING);
        out.flush();
        shown = now;
        sentAt = System.nanoTime();
      }
      now = next(now);
    }
  }

  /** Waits, and returns the import as it is then; null if there is nothing more to report. */
  private @Nullable Import next(Import now) {
    return now.isSettled() || !ending.pause(BETWEEN_LOOKS) || !stillAllowed.getAsBoolean()
        ? null
        : look.get().orElse(null);
  }
}
