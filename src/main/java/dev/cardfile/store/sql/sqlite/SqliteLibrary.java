package dev.cardfile.store.sql.sqlite;

import dev.cardfile.files.FileFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Loads SQLite's native library from a permanent folder, into which it is unpacked once. The driver
 * itself would unpack the library into the temporary folder at each start, and leave it there if
 * the process is killed.
 *
 * <p>The file is named after a hash of its content, which is compared before each use. Only its
 * owner may write to the file and its folder, because anybody who can change the library can run
 * code in this process.
 */
public final class SqliteLibrary {

  private static final Logger LOG = LoggerFactory.getLogger(SqliteLibrary.class);

  private static final String PATH = "org.sqlite.lib.path";
  private static final String NAME = "org.sqlite.lib.name";
  private static final String OF_A_DATA_FOLDER = "native";
  private static final int HASH_LENGTH = 32;

  private static volatile @Nullable List<Path> folders;
  private static volatile boolean loaded;

  private SqliteLibrary() {}

  /** Thrown when a folder cannot be used for the library. */
  private static final class Unusable extends Exception {

    private static final long serialVersionUID = 1L;

    Unusable(String why) {
      super(why);
    }
  }

  /**
   * Sets the folders where the library may be kept, in order of preference. A missing folder is
   * created. The last resort is a folder next to the store.
   */
  public static void keepIn(List<Path> candidates) {
    folders = List.copyOf(candidates);
  }

  /**
   * Loads the library, once in each process.
   *
   * @param store the file that is about to be opened
   * @throws SQLException if no folder works; the message says what to do
   */
  static void load(Path store) throws SQLException {
    if (!loaded) {
      loadOnce(store);
    }
  }

  private static synchronized void loadOnce(Path store) throws SQLException {
    List<Path> known = folders;
    if (loaded || System.getProperty(PATH) != null) {
      loaded = true; // where the driver's system property says
      return;
    }
    List<String> reasons = new ArrayList<>();
    if (known != null && !isLoadedFrom(candidates(known, store), reasons)) {
      LOG.warn(
          "SQLite's library is unpacked for this process alone, because no folder can keep it: {}",
          String.join("; ", reasons));
    }
    letDriverLoad(reasons);
    loaded = true;
  }

  private static List<Path> candidates(List<Path> known, Path store) {
    List<Path> all = new ArrayList<>(known);
    Path folder = store.toAbsolutePath().getParent();
    if (folder != null && Files.isDirectory(folder)) {
      all.add(folder.resolve(OF_A_DATA_FOLDER));
    }
    return all;
  }

  private static boolean isLoadedFrom(List<Path> candidates, List<String> reasons) {
    byte[] library;
    try {
      library = content();
    } catch (IOException e) {
      reasons.add("it cannot be read (" + e.getMessage() + ")");
      return false;
    }
    for (Path folder : candidates) {
      try {
        Path file = kept(folder, library);
        loadFrom(file);
        System.setProperty(PATH, folder.toString());
        System.setProperty(NAME, file.getFileName().toString());
        return true;
      } catch (Unusable | IOException e) {
        reasons.add(folder + ": " + reason(e));
      }
    }
    return false;
  }

  private static String reason(Exception e) {
    return e instanceof IOException unwritten
        ? "cannot be written (" + FileFailure.reason(unwritten) + ")"
        : String.valueOf(e.getMessage());
  }

  private static byte[] content() throws IOException {
    String name =
        LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
    try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("there is none for this system");
      }
      return in.readAllBytes();
    }
  }

  /**
   * Returns the library's file in a folder, and writes it first unless it is there with the right
   * content and permissions.
   */
  private static Path kept(Path folder, byte[] library) throws IOException, Unusable {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, attributes(posix, "rwx------"));
    }
    if (posix && !isSafe(folder)) {
      throw new Unusable("others may write to it, or own it");
    }
    Path file = folder.resolve(name(library));
    if (!isIntact(file, library, posix)) {
      Path written =
          Files.createTempFile(folder, ".unpacked", null, attributes(posix, "rwx------"));
      try {
        Files.write(written, library);
        // Atomically, so that another process that is starting finds the complete file or none.
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(written);
      }
    }
    return file;
  }

  private static boolean isIntact(Path file, byte[] library, boolean posix) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && (!posix || isSafe(file))
        && Arrays.equals(Files.readAllBytes(file), library);
  }

  /** Reports whether only this user and root can change a file or folder. */
  private static boolean isSafe(Path path) throws IOException {
    PosixFileAttributes is =
        Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    Set<PosixFilePermission> permissions = is.permissions();
    String owner = is.owner().getName();
    return !permissions.contains(PosixFilePermission.GROUP_WRITE)
        && !permissions.contains(PosixFilePermission.OTHERS_WRITE)
        && (owner.equals("root") || owner.equals(System.getProperty("user.name")));
  }

  private static FileAttribute<?>[] attributes(boolean posix, String permissions) {
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static String name(byte[] library) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(library);
      return HexFormat.of().formatHex(hash).substring(0, HASH_LENGTH)
          + "-"
          + LibraryLoaderUtil.getNativeLibName();
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new AssertionError(everyJavaHasIt);
    }
  }

  /** Loads the library before the driver does, because this reports why it fails. */
  @SuppressWarnings("restricted")
  private static void loadFrom(Path file) throws Unusable {
    try {
      System.load(file.toAbsolutePath().toString());
    } catch (UnsatisfiedLinkError e) {
      throw new Unusable("no program may be loaded from it (is it mounted noexec?)");
    }
  }

  private static void letDriverLoad(List<String> reasons) throws SQLException {
    try {
      var _ = SQLiteJDBCLoader.initialize();
    } catch (Exception e) {
      StringJoiner all = new StringJoiner("; ");
      reasons.forEach(all::add);
      all.add(System.getProperty("java.io.tmpdir") + ": the driver's own way fails too");
      throw new SQLException(
          "SQLite's library cannot be loaded from any folder. Set XDG_CACHE_HOME to a folder that can"
              + " be written and is not mounted noexec. Tried: "
              + all,
          e);
    }
  }
}
