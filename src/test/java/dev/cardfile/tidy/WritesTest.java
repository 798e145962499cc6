package dev.cardfile.tidy;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.cardfile.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Checks that everything that belongs to a location is written by a unit of work, so that followers
 * see it. The exceptions are a copy of a whole store, the search index, the creation and deletion
 * of whole locations, and the purge of old history.
 */
class WritesTest {

  private static final Path MAIN = Path.of("src/main/java");
  private static final String STORE = "dev.cardfile.store.sql";

  /** The classes of the program, without those of tests. */
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrl(Main.class.getProtectionDomain().getCodeSource().getLocation());

  private static final Set<String> WRITING =
      Set.of(
          "insert",
          "update",
          "delete",
          "deleteOwned",
          "deleteTo",
          "insertMany",
          "updateMany",
          "clear");

  private static final Pattern TABLE_OF_LOCATIONS =
      Pattern.compile(
          "(?:INSERT INTO|UPDATE|DELETE FROM)\\s+(location|location_deletion|custom_field|tag|named_value|contact"
              + "|contact_key|contact_alias|contact_term|contact_change|kept_changes|deleted_note|deleted_task|note|task|business|retry_outcome|contact_import|import_chunk|import_row)\\b");

  private static final Pattern CONSTANT =
      Pattern.compile("static final String (\\w+)\\s*=([^;]*);", Pattern.DOTALL);

  /** Lists the classes that may use each kind of statement on a table. */
  @Test
  void aTablesStatementsAreSentByTheUnitOfWorkOnly() {
    Map<String, Set<String>> senders =
        accesses(STORE + ".row.TableSql")
            .filter(access -> WRITING.contains(access.getName()))
            .collect(byName());
    assertThat(senders)
        .isEqualTo(
            Map.of(
                "insert",
                    Set.of("RowSender", "CopiedTable", "SqlLocationStore", "SqlLocationDeletions"),
                "insertMany", Set.of("RowsAsArrays", "CopiedTable"),
                "update", Set.of("RowSender"),
                "updateMany", Set.of("RowsAsArrays"),
                "delete", Set.of("RowWrites"),
                "deleteOwned", Set.of("RowWrites"),
                "deleteTo", Set.of("PiecewiseDeletion"),
                "clear",
                    Set.of(
                        "CopiedTable",
                        "SqlLocationStore",
                        "SqlLocationDeletions",
                        "PiecewiseDeletion")));
  }

  @Test
  void rowsAreCollectedInAUnitOfWorkOnly() {
    assertThat(
            accesses(STORE + ".row.RowWrites")
                .filter(access -> access.getName().equals("<init>"))
                .collect(byName()))
        .isEqualTo(Map.of("<init>", Set.of("WriterMemory")));
    assertThat(
            accesses(STORE + ".row.DialectSender")
                .filter(access -> access.getName().equals("<init>"))
                .collect(byName()))
        .isEqualTo(Map.of("<init>", Set.of("SqliteParts", "PostgresParts", "IndexedTerms")));
  }

  /** Lists the few other statements that write, with the classes that use them. */
  @Test
  void noOtherStatementWritesWhatBelongsToALocation() throws IOException {
    Map<String, Set<String>> users = new TreeMap<>();
    for (Path file : sources()) {
      if (file.getFileName().toString().endsWith("Statements.java")) {
        CONSTANT
            .matcher(Files.readString(file))
            .results()
            .filter(constant -> TABLE_OF_LOCATIONS.matcher(constant.group(2)).find())
            .forEach(constant -> users.put(constant.group(1), new TreeSet<>()));
      }
    }
    for (Path file : sources()) {
      String source = Files.readString(file);
      users.forEach((constant, by) -> {
        if (source.contains("Statements." + constant)) {
          by.add(file.getFileName().toString().replace(".java", ""));
        }
      });
    }
    assertThat(users)
        .isEqualTo(
            Map.ofEntries(
                Map.entry("SET_REVISION", Set.of("Revisions", "SqlLocationStore")),
                Map.entry("END_DELETION", Set.of("SqlLocationDeletions")),
                Map.entry("COUNT_INDEXED", Set.of("IndexEntries")),
                Map.entry("SET_INDEXED", Set.of("SearchIndexer")),
                Map.entry("KEEP_DELETED_NOTES", Set.of("DeletedContacts")),
                Map.entry("KEEP_DELETED_TASKS", Set.of("DeletedContacts")),
                Map.entry("RESTORE_NOTES", Set.of("DeletedContacts")),
                Map.entry("RESTORE_TASKS", Set.of("DeletedContacts")),
                Map.entry("FORGET_DELETED_NOTES", Set.of("DeletedContacts")),
                Map.entry("FORGET_DELETED_TASKS", Set.of("DeletedContacts")),
                Map.entry("ERASE_DELETED_NOTES", Set.of("DeletedContacts")),
                Map.entry("ERASE_DELETED_TASKS", Set.of("DeletedContacts")),
                Map.entry("ERASE_CHANGE", Set.of("ChangeLog")),
                Map.entry("ERASE_IMPORT_ROWS", Set.of("ImportRows")),
                Map.entry("PURGE_CHANGES", Set.of("HistoryPurge")),
                Map.entry("PURGE_DELETED_NOTES", Set.of("HistoryPurge")),
                Map.entry("PURGE_DELETED_TASKS", Set.of("HistoryPurge")),
                Map.entry("SET_KEPT_CHANGES", Set.of("HistoryPurge"))));
  }

  private static Stream<JavaAccess<?>> accesses(String target) {
    return CLASSES.stream()
        .flatMap(type -> type.getAccessesFromSelf().stream())
        .<JavaAccess<?>>map(access -> access)
        .filter(access -> access.getTargetOwner().getName().equals(target))
        .filter(access -> !outermost(access).equals("TableSql"));
  }

  private static java.util.stream.Collector<JavaAccess<?>, ?, Map<String, Set<String>>> byName() {
    return groupingBy(
        JavaAccess::getName, mapping(WritesTest::outermost, toCollection(TreeSet::new)));
  }

  private static String outermost(JavaAccess<?> access) {
    String owner = access.getOriginOwner().getName();
    return owner.substring(owner.lastIndexOf('.') + 1).split("\\$")[0];
  }

  private static Set<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(MAIN)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .collect(toCollection(TreeSet::new));
    }
  }
}
