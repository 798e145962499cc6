package dev.cardfile.importing;

import dev.cardfile.location.LocationId;
import dev.cardfile.store.ImportStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Reads the file of an import, which is stored in pieces, from its beginning. */
final class SpooledFile extends InputStream {

  /** The bytes in a piece: few transactions store the whole file, and each of them is short. */
  static final int PIECE = 512 * 1024;

  private final ImportStore store;
  private final LocationId location;
  private final String id;
  private InputStream piece = InputStream.nullInputStream();
  private long next;

  SpooledFile(ImportStore store, LocationId location, String id) {
    this.store = store;
    this.location = location;
    this.id = id;
  }

  /** Compresses a piece and encodes it as Base64, as it is stored. */
  static String packed(byte[] bytes, int length) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes, 0, length);
    } catch (IOException e) {
      throw new IllegalStateException("memory is always there", e);
    }
    return Base64.getEncoder().encodeToString(packed.toByteArray());
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int some = piece.read(target, offset, length);
    while (some < 0) {
      Optional<String> kept = store.chunk(location, id, next);
      if (kept.isEmpty()) {
        return -1;
      }
      piece = new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(kept.get())));
      next++;
      some = piece.read(target, offset, length);
    }
    return some;
  }
}
