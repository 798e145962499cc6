package dev.cardfile.bench.command;

import dev.cardfile.cli.VersionCommand;
import dev.cardfile.cli.command.Invocation;
import dev.cardfile.config.Config;
import dev.cardfile.config.StoreAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Describes the environment that a benchmark's figures depend on. */
final class BenchSystem {

  private BenchSystem() {}

  static Map<String, @Nullable Object> of(Invocation invocation) {
    Map<String, @Nullable Object> thing = new LinkedHashMap<>();
    thing.put("version", VersionCommand.version());
    thing.put("java", System.getProperty("java.version"));
    thing.put(
        "system", "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
    thing.put("processors", Runtime.getRuntime().availableProcessors());
    thing.put("ended", invocation.now());
    return thing;
  }

  static Map<String, @Nullable Object> server(URI url) {
    Map<String, @Nullable Object> thing = new LinkedHashMap<>();
    thing.put("url", url);
    return thing;
  }

  /** Describes a store without its URL, which may contain a password. */
  static Map<String, @Nullable Object> store(String database, Config config) {
    Map<String, @Nullable Object> thing = new LinkedHashMap<>();
    String[] parts = database.split(":", 3);
    String kind = parts.length == 3 ? parts[1] : "unknown";
    thing.put("store", kind);
    if (kind.equals("sqlite")) {
      thing.put("fileSystem", fileSystem(config));
    }
    return thing;
  }

  private static @Nullable String fileSystem(Config config) {
    if (!(config.store() instanceof StoreAddress.File(Path path))) {
      return null;
    }
    try {
      return Files.getFileStore(path.toAbsolutePath().getParent()).type();
    } catch (IOException unknown) {
      return null;
    }
  }
}
