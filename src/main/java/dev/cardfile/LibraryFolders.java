package dev.cardfile;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The folders in which native libraries may be kept between starts. */
final class LibraryFolders {

  private LibraryFolders() {}

  /**
   * Returns the folders in order of preference: beside the program's jar, then in the user's cache.
   */
  static List<Path> of(Map<String, String> environment) {
    List<Path> folders = new ArrayList<>();
    Path jar = jar();
    if (jar != null) {
      folders.add(jar.resolveSibling("native"));
    }
    Path cache = cache(environment);
    if (cache != null) {
      folders.add(cache.resolve("cardfile"));
    }
    return folders;
  }

  /** The program's jar; null when it runs from class files. */
  private static @Nullable Path jar() {
    CodeSource source = LibraryFolders.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return null;
    }
    try {
      Path path = Path.of(source.getLocation().toURI());
      return Files.isRegularFile(path) ? path : null;
    } catch (URISyntaxException | IllegalArgumentException noFile) {
      return null;
    }
  }

  /**
   * The user's cache, by the XDG Base Directory Specification: a variable that is not an absolute
   * path is ignored.
   */
  private static @Nullable Path cache(Map<String, String> environment) {
    Path named = Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""));
    if (named.isAbsolute()) {
      return named;
    }
    String home = System.getProperty("user.home", "");
    return Path.of(home).isAbsolute() ? Path.of(home, ".cache") : null;
  }
}
