package dev.cardfile.store.sql.sqlite;

import dev.cardfile.store.Outage;
import dev.cardfile.store.sql.jdbc.NotServing;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.jdbc.WriteProbe;
import dev.cardfile.store.sql.statement.Statements;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tries a small write to a SQLite store. If the last write found the disk full, the probe requires
 * more room than it needs itself, so that the next larger write does not fail again.
 *
 * @param folder the folder that must have room; null if it is not known
 */
record SqliteProbe(@Nullable Path folder) implements WriteProbe.Attempt {

  private static final int ROOM = 256 * 1024;

  @Override
  public void write(Session session, Optional<Outage> last) throws SQLException {
    if (folder != null && last.filter(Outage.DISK_FULL::equals).isPresent()) {
      takeRoom(folder);
    }
    session.statement(Statements.TOUCH_TOKEN_REVISION).executeUpdate();
  }

  private static void takeRoom(Path folder) throws SQLException {
    try {
      Path file = Files.createTempFile(folder, ".cardfile-room", null);
      try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
        open.write(new byte[ROOM]);
        open.getFD().sync();
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new NotServing(Outage.DISK_FULL, "there is no room beside the store yet", e);
    }
  }
}
