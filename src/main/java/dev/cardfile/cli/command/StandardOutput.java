package dev.cardfile.cli.command;

import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Standard output as a stream that fails as soon as nothing more can be written. A print stream
 * itself continues as if all was well.
 */
public final class StandardOutput extends OutputStream {

  private final PrintStream out;

  public StandardOutput(PrintStream out) {
    this.out = out;
  }

  @Override
  public void write(int one) {
    out.write(one);
    checkWritten(out);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    out.write(bytes, from, length);
    checkWritten(out);
  }

  @Override
  public void flush() {
    checkWritten(out);
  }

  /**
   * Flushes a stream.
   *
   * @throws CommandFailed if something could not be written, now or earlier
   */
  public static void checkWritten(PrintStream out) {
    if (out.checkError()) {
      throw new CommandFailed(
          "standard output cannot be written: its disk is full, or whatever reads it has ended");
    }
  }
}
