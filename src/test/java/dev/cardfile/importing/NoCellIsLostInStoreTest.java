package dev.cardfile.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.imports.KeptRow;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.search.Filter;
import dev.cardfile.search.Snapshot;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.sql.StoreKind;
import dev.cardfile.transfer.file.FileRow;
import dev.cardfile.transfer.file.ImportFile;
import dev.cardfile.transfer.format.ContactFormat;
import dev.cardfile.transfer.format.ExportChoice;
import dev.cardfile.transfer.mapping.FaultyFiles;
import dev.cardfile.transfer.mapping.Mapped;
import dev.cardfile.transfer.mapping.Mapping;
import dev.cardfile.transfer.mapping.MappingChoices;
import dev.cardfile.transfer.mapping.RowMapper;
import dev.cardfile.wire.search.SnapshotFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever is wrong with an imported file, each of its cells is found in a contact of the store, in
 * the message about a row that was written without the cell, in a row that is kept whole, or in a
 * column that the import reports as unused. A row above the headings counts as skipped.
 */
@ParameterizedClass
@EnumSource(StoreKind.class)
class NoCellIsLostInStoreTest {

  private static final int FILES = 60;

  @Parameter private StoreKind kind;

  private StoreFixture database;
  private Stores stores;
  private TestImports imports;

  @BeforeEach
  void open() {
    database = kind.newFixture();
    stores = database.open(StoreSettings.DEFAULT, StoreEvents.NONE);
    imports = new TestImports(stores, () -> Contacts.NOW);
  }

  @AfterEach
  void close() {
    stores.close();
    try (StoreFixture closing = database) {
      closing.check();
    }
  }

  @Test
  void eachIsStoredOrReported() throws IOException {
    long seed = Long.getLong("cardfile.seed", System.nanoTime());
    int stored = 0;
    int reported = 0;
    for (int i = 0; i < FILES; i++) {
      FaultyFiles files = new FaultyFiles(new Random(seed + i));
      byte[] bytes = files.next();
      Location location = location("at" + i);
      TestImports.Outcome outcome =
          imports.run(location.id(), TestImports.DAY_FIRST, new ByteArrayInputStream(bytes));
      String contacts = contacts(location);
      String told = told(outcome) + unused(bytes, location);
      for (String token : files.tokens()) {
        boolean isStored = FaultyFiles.isIn(contacts, token);
        stored += isStored ? 1 : 0;
        reported += isStored ? 0 : 1;
        assertThat(isStored || FaultyFiles.isIn(told, token))
            .as("seed %d: %s of%n%s", seed + i, token, new String(bytes, StandardCharsets.UTF_8))
            .isTrue();
      }
    }
    assertThat(stored).isGreaterThan(FILES);
    assertThat(reported).isGreaterThan(FILES);
  }

  private Location location(String name) {
    LocationId id = new LocationId(name);
    CustomFieldDefinition field =
        new CustomFieldDefinition(
            name + "shoe", "shoe", "Shoe size", CustomFieldType.NUMERICAL, List.of());
    return TestImports.location(stores, id, new CustomFieldDefinitions(List.of(field)));
  }

  private String contacts(Location location) throws IOException {
    StringBuilder text = new StringBuilder();
    ContactFormat format =
        ContactFormat.of(
            new ExportChoice(
                ExportChoice.Form.NDJSON,
                ExportChoice.Profile.CARDFILE,
                List.of(),
                java.util.Set.of()),
            location);
    try (Snapshot snapshot = stores.search().snapshot(location.id(), Filter.everybody())) {
      new SnapshotFile(snapshot, format).write(text, written -> {});
    }
    return unescaped(text.toString());
  }

  /** Returns what was reported; of a row that was written in part, only the message. */
  private static String told(TestImports.Outcome outcome) {
    StringBuilder text = new StringBuilder();
    if (outcome.now().problem() != null) {
      text.append(outcome.now().problem());
    }
    for (KeptRow row : outcome.kept()) {
      text.append(row.message()).append('\n');
      if (!row.outcome().equals("partly")) {
        text.append(row.content()).append('\n');
      }
    }
    return unescaped(text.toString());
  }

  private static String unescaped(String json) {
    return json.replace("\\n", "\n").replace("\\r", "\r").replace("\\u0000", "");
  }

  /** Returns the headings, the cells of columns reported as unused, and the skipped rows. */
  private static String unused(byte[] bytes, Location location) throws IOException {
    if (!(ImportFile.open(new ByteArrayInputStream(bytes))
        instanceof ImportFile.Opened(var file))) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    RowMapper mapper = RowMapper.of(file, MappingChoices.NONE, location);
    Mapping mapping = mapper.mapping();
    StringBuilder text = new StringBuilder();
    mapping.columns().forEach(column -> text.append(column.heading()).append('\n'));
    for (Mapped each = mapper.next(); each != null; each = mapper.next()) {
      if (each instanceof Mapped.Skipped(FileRow source, var _, var _)) {
        text.append(source).append('\n');
      } else if (each.source() instanceof FileRow.Cells(long _, List<String> cells)) {
        mapping.unused().stream()
            .filter(column -> column.index() < cells.size())
            .forEach(column -> text.append(cells.get(column.index())).append('\n'));
      }
    }
    return text.toString();
  }
}
