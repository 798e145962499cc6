package dev.cardfile.transfer.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of a file, in their order. */
interface RowSource {

  /** The next row; null at the end. */
  @Nullable FileRow next() throws IOException;
}
