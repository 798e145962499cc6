package dev.cardfile.http.imports;

import dev.cardfile.http.AnswerAborted;
import dev.cardfile.http.server.BodyWriter;
import dev.cardfile.importing.KeptRows;
import dev.cardfile.imports.Import;
import dev.cardfile.location.LocationId;
import dev.cardfile.wire.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends the rows of an import that were kept because they were not, or not fully, written. Breaks
 * off if the token becomes invalid.
 *
 * @param outcome see {@link KeptRows#write}
 */
record KeptRowsStream(
    KeptRows rows,
    LocationId location,
    Import of,
    @Nullable String outcome,
    BooleanSupplier stillAllowed)
    implements BodyWriter {

  @Override
  public void write(OutputStream out) throws IOException {
    StringWriter some = new StringWriter();
    rows.write(
        location,
        of,
        outcome,
        some,
        () -> {
          send(some, out);
          if (!stillAllowed.getAsBoolean()) {
            throw new AnswerAborted(
                "the token of a reader of rows is gone", new Problem.InvalidToken(false));
          }
        });
    send(some, out);
  }

  private static void send(StringWriter some, OutputStream out) throws IOException {
    out.write(some.toString().getBytes(StandardCharsets.UTF_8));
    some.getBuffer().setLength(0);
  }
}
