package dev.cardfile.http.imports;

import dev.cardfile.http.Ending;
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

/** Tells how far an import is, until it is over, or the client, the token or the server is gone. */
final class ImportStream implements BodyWriter {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final byte[] NOTHING = ":\n\n".getBytes(StandardCharsets.UTF_8);

  private final Import first;
  private final Supplier<Optional<Import>> look;
  private final BooleanSupplier stillAllowed;
  private final Ending ending;
  private final Duration heartbeat;
  private final ImportWriter writer;

  /**
   * @param first as it is now
   * @param look reads it again; empty when it is there no more
   * @param stillAllowed asked at each look
   * @param heartbeat after how long without news it shows that it is still there
   */
  ImportStream(
      Import first,
      Supplier<Optional<Import>> look,
      BooleanSupplier stillAllowed,
      Ending ending,
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

  /** As it is after a while; null when there is nothing more to tell. */
  private @Nullable Import next(Import now) {
    return now.isSettled() || !ending.pause(BETWEEN_LOOKS) || !stillAllowed.getAsBoolean()
        ? null
        : look.get().orElse(null);
  }
}
