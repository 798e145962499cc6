package dev.cardfile.transfer.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A source of the rows of a file, in their order. */
interface RowSource {

  /** Reads the next row. Returns null at the end. */
  @Nullable FileRow next() throws IOException;
}
