package dev.cardfile.http.body;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A buffer that is written once and can be read any number of times. It keeps up to {@value
 * #IN_MEMORY} bytes in memory and the rest in a file in the system's folder for temporary files.
 * Only the owner can read the file, which is unlinked as soon as it is open, so that nothing is
 * left of it however the process ends. Not thread-safe.
 */
public final class Spool extends OutputStream {

  public static final int IN_MEMORY = 1 << 20;

  private static final int SMALL = 16 * 1024;

  private byte[] memory = new byte[SMALL];
  private int inMemory;
  private @Nullable FileChannel file;
  private long size;

  public long size() {
    return size;
  }

  /** Reports whether all bytes are in memory. */
  public boolean isSmall() {
    return file == null;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (file == null && inMemory + (long) length <= IN_MEMORY) {
      if (inMemory + length > memory.length) {
        memory =
            Arrays.copyOf(
                memory, Math.min(IN_MEMORY, Math.max(2 * memory.length, inMemory + length)));
      }
      System.arraycopy(bytes, offset, memory, inMemory, length);
      inMemory += length;
    } else {
      FileChannel channel = file();
      ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
      while (rest.hasRemaining()) {
        channel.write(rest, size - inMemory + length - rest.remaining());
      }
    }
    size += length;
  }

  private FileChannel file() throws IOException {
    FileChannel open = file;
    if (open == null) {
      Path path = Files.createTempFile("cardfile-", ".spool");
      try {
        open =
            FileChannel.open(
                path,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        file = open;
      } finally {
        unname(path);
      }
    }
    return open;
  }

  private static void unname(Path path) {
    try {
      Files.delete(path);
    } catch (IOException notWhileItIsOpen) {
      // Where the system does not allow this, the file is deleted when it is closed.
    }
  }

  /** Returns a stream of all bytes written so far. */
  public InputStream read() {
    return new Reading(0, size);
  }

  /** Returns a stream of some of the bytes, or of those up to the end if there are fewer. */
  public InputStream read(long from, long length) {
    return new Reading(from, Math.min(size, from + length));
  }

  /** Returns all bytes; only for a spool that fits into memory. */
  public byte[] bytes() throws IOException {
    try (InputStream in = read()) {
      return in.readAllBytes();
    }
  }

  /** Deletes the temporary file, if there is one. */
  @Override
  public void close() throws IOException {
    FileChannel open = file;
    if (open != null) {
      open.close();
    }
  }

  private final class Reading extends InputStream {

    private final long end;
    private long at;

    Reading(long from, long end) {
      this.at = from;
      this.end = end;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      int most = (int) Math.min(length, end - at);
      if (most <= 0) {
        return -1;
      }
      int count;
      FileChannel channel = file;
      if (at < inMemory || channel == null) {
        count = (int) Math.min(most, inMemory - at);
        System.arraycopy(memory, (int) at, bytes, offset, count);
      } else {
        count = channel.read(ByteBuffer.wrap(bytes, offset, most), at - inMemory);
        if (count < 0) {
          throw new IOException("a temporary file was cut off");
        }
      }
      at += count;
      return count;
    }

    @Override
    public int available() {
      return (int) Math.min(Integer.MAX_VALUE, end - at);
    }
  }
}
