package dev.cardfile.transfer.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The lines of an NDJSON file, except blank ones. */
final class ObjectRows implements RowSource {

  private final Lines lines;

  ObjectRows(Lines lines) {
    this.lines = lines;
  }

  @Override
  public @Nullable FileRow next() throws IOException {
    for (Line line = lines.next(); line != null; line = lines.next()) {
      if (line.problem() != null) {
        return new FileRow.Unreadable(line.number(), line.text(), line.problem());
      }
      if (!line.text().isBlank()) {
        return new FileRow.Text(line.number(), line.text());
      }
    }
    return null;
  }
}
