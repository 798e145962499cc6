package dev.cardfile.cli;

import dev.cardfile.cli.command.Action;
import dev.cardfile.cli.command.Invocation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code cardfile version}. */
@Command(name = "version", description = "Print the version.")
public final class VersionCommand implements Action {

  /**
   * Returns the version in the jar's manifest, or "unreleased" when the program runs from class
   * files.
   */
  public static String version() {
    return Optional.ofNullable(VersionCommand.class.getPackage().getImplementationVersion())
        .orElse("unreleased");
  }

  @Override
  public void run(Invocation invocation) {
    Map<String, @Nullable Object> thing = new LinkedHashMap<>();
    thing.put("version", version());
    invocation.output().value("cardfile " + version(), thing);
  }
}
