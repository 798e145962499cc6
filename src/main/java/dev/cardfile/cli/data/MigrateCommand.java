package dev.cardfile.cli.data;

import dev.cardfile.cli.command.Action;
import dev.cardfile.cli.command.Invocation;
import dev.cardfile.server.Storage;
import dev.cardfile.store.maintenance.MigrationPlan;
import dev.cardfile.store.sql.Database;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cardfile migrate}. */
@Command(
    name = "migrate",
    description = "Migrate the store to this program's schema, as 'serve' does when it starts.")
public final class MigrateCommand implements Action {

  @Option(names = "--dry-run", description = "only show what would be done")
  private boolean dryRun;

  @Override
  public void run(Invocation invocation) {
    Storage storage = Storage.at(invocation.config().store());
    Database database = invocation.database();
    MigrationPlan plan = dryRun ? database.plan() : storage.migrate();
    Map<String, @Nullable Object> thing = new LinkedHashMap<>();
    thing.put("store", database.toString());
    thing.put("from", plan.current());
    thing.put("to", plan.current() + plan.pending().size());
    thing.put("steps", plan.pending().stream().map(MigrateCommand::name).toList());
    thing.put("done", !dryRun);
    invocation.output().details(thing);
  }

  private static String name(MigrationPlan.Step step) {
    return "%04d-%s".formatted(step.number(), step.name());
  }
}
