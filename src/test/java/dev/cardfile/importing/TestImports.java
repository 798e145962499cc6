package dev.cardfile.importing;

import dev.cardfile.contact.Actor;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.imports.Import;
import dev.cardfile.imports.KeptRow;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.InvalidValues;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Stores;
import dev.cardfile.transfer.mapping.heading.DateOrder;
import dev.cardfile.wire.imports.ImportOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Imports whole files in tests. */
public final class TestImports {

  public static final ImportOptions PLAIN =
      new ImportOptions(Map.of(), null, null, InvalidValues.DROP, false);

  public static final ImportOptions DAY_FIRST =
      new ImportOptions(Map.of(), null, DateOrder.DAY_FIRST, InvalidValues.DROP, false);

  private final Stores stores;
  private final FileImports files;

  public TestImports(Stores stores, InstantSource clock) {
    this.stores = stores;
    this.files = new FileImports(stores, clock, new IdSequence(clock, new Random()));
  }

  /**
   * The result of importing a file.
   *
   * @param kept the rows that were not written, or only in part
   */
  public record Outcome(Import now, List<KeptRow> kept) {}

  public static Location location(Stores stores, LocationId id, CustomFieldDefinitions fields) {
    stores
        .locations()
        .create(
            new Location(
                id,
                "Some",
                null,
                null,
                null,
                DuplicatePreference.DEFAULT,
                CustomFieldDefinitions.NONE,
                0));
    for (CustomFieldDefinition field : fields.all()) {
      var _ =
          stores
              .transactions()
              .exclusively(
                  id,
                  Actor.COMMAND_LINE,
                  Set.of(),
                  view ->
                      new Decision<>(
                          true,
                          List.of(
                              new Effect.ChangeField(
                                  null, view.location().customFields().placed(field)))));
    }
    return stores.locations().find(id).orElseThrow();
  }

  public Outcome run(LocationId location, String file) throws IOException {
    return run(location, PLAIN, new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
  }

  public Outcome run(LocationId location, ImportOptions options, InputStream file)
      throws IOException {
    FileImports.Taking taking = files.take(location, Actor.COMMAND_LINE, "file", options, file);
    if (!(taking instanceof FileImports.Taking.Taken(Import waiting))) {
      throw new AssertionError(taking);
    }
    Import now = new ImportRun(files, location, "test").run(waiting.id(), progress -> {});
    return new Outcome(now, kept(location, now));
  }

  private List<KeptRow> kept(LocationId location, Import of) {
    List<KeptRow> kept = new ArrayList<>();
    List<KeptRow> page = stores.imports().rows(location, of.id(), 0, Integer.MAX_VALUE);
    while (!page.isEmpty()) {
      kept.addAll(page);
      page = stores.imports().rows(location, of.id(), kept.getLast().number(), Integer.MAX_VALUE);
    }
    return kept;
  }

  /** Returns the rows that were not written, or only in part, as users get them back. */
  public String left(LocationId location, Import of) throws IOException {
    StringWriter left = new StringWriter();
    new KeptRows(stores.imports()).write(location, of, null, left, () -> {});
    return left.toString();
  }
}
