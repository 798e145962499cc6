package dev.cardfile.store.sql.sqlite;

import dev.cardfile.store.Outage;
import dev.cardfile.store.StoreFigures;
import dev.cardfile.store.StoreNotUsable;
import dev.cardfile.store.sql.jdbc.NotServing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects whether the files that SQLite has open still have the store's names. If not, everything
 * that is written to them will be lost when the program ends.
 *
 * <p>If a file is missing, it may come back, and the store continues to work. If another file has
 * taken its place, the store stays unavailable until the program is restarted: another program may
 * have applied this one's log to that file.
 *
 * <p>Files are only examined by name and never opened. When a process closes any descriptor of a
 * database file, it loses all its locks on that file, including those of SQLite.
 */
public final class StoreFiles {

  private static final Logger LOG = LoggerFactory.getLogger(StoreFiles.class);

  /** The maximum age of the last check when an answer is sent. */
  private static final long GOOD_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ReentrantLock looking = new ReentrantLock();
  private final @Nullable Watched database;
  private @Nullable Watched log;
  private volatile @Nullable Lost lost;
  private volatile boolean everSeen;
  private volatile long seenNanos;

  /**
   * A file as it was first seen.
   *
   * @param key device and inode; null on file systems that have none
   */
  private record Watched(Path path, @Nullable Object key) {}

  /** A file that is missing, has been replaced, or cannot be examined. */
  private record Lost(Path path, Outage outage) {
    NotServing failure() {
      return new NotServing(outage, outage.text() + ": " + path, null);
    }
  }

  private StoreFiles(@Nullable Watched database) {
    this.database = database;
  }

  /**
   * Starts watching a file.
   *
   * @throws StoreNotUsable if the file cannot be read
   */
  public static StoreFiles of(Path file) {
    try {
      return new StoreFiles(new Watched(file, key(file)));
    } catch (IOException e) {
      throw new StoreNotUsable("cannot read " + file, e);
    }
  }

  /** Returns an instance that watches nothing. */
  public static StoreFiles unwatched() {
    return new StoreFiles(null);
  }

  /** Also watches the write-ahead log, which must be open and must stay open. */
  void watchLog(Path file) throws IOException {
    looking.lock();
    try {
      if (database != null) {
        log = new Watched(file, key(file));
      }
    } finally {
      looking.unlock();
    }
  }

  /**
   * Checks that the files were in place less than a second ago. Reads the clock, and examines the
   * files at most once a second.
   *
   * @throws NotServing if the files are not in place
   */
  public void requireInPlace() throws NotServing {
    if (lost != null || !everSeen || System.nanoTime() - seenNanos >= GOOD_NANOS) {
      requireInPlaceNow();
    }
  }

  /**
   * Checks that the files are in place right now.
   *
   * @throws NotServing if they are not
   */
  void requireInPlaceNow() throws NotServing {
    looking.lock();
    try {
      long now = System.nanoTime();
      Lost before = lost;
      Lost found = before != null && before.outage() == Outage.FILE_REPLACED ? before : look();
      tell(before, found);
      lost = found;
      if (found != null) {
        throw found.failure();
      }
      seenNanos = now;
      everSeen = true;
    } finally {
      looking.unlock();
    }
  }

  /** Returns what is currently wrong with the files; empty if nothing is. */
  Optional<Outage> outage() {
    try {
      requireInPlaceNow();
      return Optional.empty();
    } catch (NotServing lostNow) {
      return Optional.of(lostNow.outage());
    }
  }

  /**
   * Returns the disk space that the files take; empty if no files are watched, or they cannot be
   * examined.
   */
  Optional<StoreFigures.Disk> disk() {
    Watched openLog = openLog();
    if (database == null) {
      return Optional.empty();
    }
    try {
      long used = Files.size(database.path()) + (openLog == null ? 0 : Files.size(openLog.path()));
      long free = Files.getFileStore(database.path()).getUsableSpace();
      return Optional.of(new StoreFigures.Disk(used, free));
    } catch (IOException lookedAtByOthers) {
      return Optional.empty();
    }
  }

  private @Nullable Watched openLog() {
    looking.lock();
    try {
      return log;
    } finally {
      looking.unlock();
    }
  }

  /** Returns the folder of the files; null if none are watched. */
  @Nullable Path folder() {
    return database == null ? null : database.path().toAbsolutePath().getParent();
  }

  /**
   * Stops watching the log, which the store's last connection deletes when it is closed.
   *
   * @return whether the log's name still refers to the log that was opened
   */
  boolean unwatchLog() {
    looking.lock();
    try {
      boolean inPlace = look(log) == null;
      log = null;
      return inPlace;
    } finally {
      looking.unlock();
    }
  }

  private @Nullable Lost look() {
    Lost found = look(database);
    return found != null ? found : look(log);
  }

  private static @Nullable Lost look(@Nullable Watched file) {
    if (file == null) {
      return null;
    }
    try {
      Object key = key(file.path());
      return key == null || key.equals(file.key())
          ? null
          : new Lost(file.path(), Outage.FILE_REPLACED);
    } catch (NoSuchFileException e) {
      return new Lost(file.path(), Outage.FILE_MISSING);
    } catch (IOException e) {
      LOG.debug("a file of the store cannot be looked at", e);
      return new Lost(file.path(), Outage.IO_ERROR);
    }
  }

  private static @Nullable Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  private static void tell(@Nullable Lost before, @Nullable Lost found) {
    if (found == null) {
      if (before != null) {
        LOG.info("{} is back: the store serves again", before.path());
      }
    } else if (before == null || before.outage() != found.outage()) {
      LOG.atError()
          .addKeyValue("cause", found.outage().text())
          .addKeyValue("file", found.path().toString())
          .log(
              switch (found.outage()) {
                case FILE_REPLACED ->
                    "another file has taken the place of {}: nothing is written to it any more, and"
                        + " what was written in the last second may be lost. Stop the server, put"
                        + " the right file there, and start again";
                case FILE_MISSING ->
                    "{} is missing: nothing is written any more, and what was written in the last"
                        + " second may be lost. Put the same file back, or stop the server and"
                        + " restore a backup";
                default -> "{} cannot be looked at: nothing is written any more until it can";
              },
              found.path());
    }
  }
}
