package dev.cardfile.cli.location;

import dev.cardfile.cli.command.Action;
import dev.cardfile.cli.command.IdArgument;
import dev.cardfile.cli.command.Invocation;
import dev.cardfile.cli.command.TerminalBar;
import dev.cardfile.cli.command.WrongUsage;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.LocationDeletions;
import dev.cardfile.store.Stores;
import dev.cardfile.store.UnknownLocation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cardfile location delete}. */
@Command(
    name = "delete",
    description = {
      "Delete a location with its contacts and all that belongs to it, for good.",
      "Its tokens stop working first. If this is interrupted, run it again, or start the server,",
      "which finishes it."
    })
public final class LocationDeletion implements Action {

  @Mixin private final IdArgument id = new IdArgument();

  @Option(names = "--yes", description = "do it: nothing can bring the location back")
  private boolean yes;

  @Override
  public void run(Invocation invocation) {
    LocationId location = new LocationId(id.required());
    if (!yes) {
      throw new WrongUsage("deleting cannot be undone: add --yes to delete " + location);
    }
    long rows;
    try (Stores stores = invocation.openExistingStore()) {
      long contacts = stores.contacts().count(location);
      if (!stores.deletions().begin(location, invocation.now())) {
        throw new UnknownLocation(location);
      }
      rows = delete(invocation, stores, location, contacts);
    }
    Map<String, @Nullable Object> thing = new LinkedHashMap<>();
    thing.put("id", location.value());
    thing.put("state", "deleted");
    thing.put("rows", rows);
    invocation.output().value("deleted " + location, thing);
  }

  /** Deletes the location's rows, and returns how many there were. */
  private static long delete(
      Invocation invocation, Stores stores, LocationId location, long contacts) {
    LocationDeletions deletions = stores.deletions();
    long rows = 0;
    try (TerminalBar bar = TerminalBar.of(invocation.environment())) {
      int deleted;
      do {
        deleted = deletions.proceed(location, invocation.now());
        rows += deleted;
        long left = contacts == 0 ? 0 : stores.contacts().count(location);
        bar.show("deleting contacts", contacts == 0 ? 1 : 1 - (double) left / contacts);
      } while (deleted > 0);
    }
    return rows;
  }
}
