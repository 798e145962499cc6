package dev.cardfile.wire.imports;

import static dev.cardfile.wire.table.ValueType.INTEGER;
import static dev.cardfile.wire.table.ValueType.STRING;
import static dev.cardfile.wire.table.ValueType.TIME;

import dev.cardfile.imports.Import;
import dev.cardfile.imports.ImportState;
import dev.cardfile.imports.Undo;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.transfer.file.FileKind;
import dev.cardfile.wire.table.Answer;
import dev.cardfile.wire.table.Members;
import dev.cardfile.wire.table.ValueType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes answers about imports. */
public final class ImportWriter {

  private static final List<String> STATES =
      Arrays.stream(ImportState.values())
          .map(state -> state.name().toLowerCase(Locale.ROOT))
          .toList();

  static final ValueType<Import.Problem> PROBLEM =
      Members.<Import.Problem>of()
          .has("code", STRING, Import.Problem::code)
          .has("message", STRING, Import.Problem::message);

  /** A column of a file, with the field that it is recognised as. */
  static final ValueType<JsonObject> COLUMN =
      Members.<JsonObject>of()
          .has(ImportView.HEADING, STRING, column -> text(column, ImportView.HEADING))
          .has(
              ImportView.FIELD,
              STRING.about("A field of contacts, contact.KEY of a custom field, or - for nothing."),
              column -> text(column, ImportView.FIELD))
          .has(
              ImportView.CERTAINTY,
              STRING.about("Why it is taken for that: chosen, profile, synonym, spelling, looks."),
              column -> text(column, ImportView.CERTAINTY).toLowerCase(Locale.ROOT))
          .called("FileColumn");

  private static final ValueType<Undo> UNDO =
      Members.<Undo>of()
          .has(
              "state",
              ValueType.oneOf(
                  Arrays.stream(Undo.State.values())
                      .map(state -> state.name().toLowerCase(Locale.ROOT))
                      .toList()),
              undo -> undo.state().name().toLowerCase(Locale.ROOT))
          .has("deleted", INTEGER, Undo::deleted)
          .has("restored", INTEGER, Undo::restored)
          .has("left", INTEGER.about("Contacts that were changed since."), Undo::left);

  private static final Members<ImportView> MEMBERS =
      Members.<ImportView>of()
          .has("id", STRING, view -> view.of().id())
          .has("state", ValueType.oneOf(STATES), ImportView::state)
          .mayHave("fileName", STRING, view -> view.of().fileName())
          .mayHave(
              "kind",
              ValueType.oneOf(Arrays.stream(FileKind.values()).map(FileKind::apiName).toList()),
              ImportView::kind)
          .mayHave("profile", STRING.about("The program that wrote the file."), ImportView::profile)
          .has("bytes", INTEGER, view -> view.of().spool().bytes())
          .mayHave("total", INTEGER.about("The rows of the file."), ImportView::total)
          .has("rows", INTEGER.about("The rows that are done."), view -> view.of().counts().rows())
          .has("created", INTEGER, view -> view.of().counts().created())
          .has("updated", INTEGER, view -> view.of().counts().updated())
          .has("unchanged", INTEGER, view -> view.of().counts().unchanged())
          .has("failed", INTEGER, view -> view.of().counts().failed())
          .has("skipped", INTEGER, view -> view.of().counts().skipped())
          .mayHave("perSecond", INTEGER, ImportView::perSecond)
          .mayHave(ImportView.COLUMNS, ValueType.list(COLUMN), ImportView::columns)
          .mayHave("problem", PROBLEM, view -> view.of().problem())
          .mayHave("undo", UNDO, view -> view.of().undo())
          .has("createdAt", TIME, view -> view.of().times().created())
          .mayHave("startedAt", TIME, view -> view.of().times().started())
          .has("updatedAt", TIME, view -> view.of().times().touched())
          .mayHave("endedAt", TIME, view -> view.of().times().ended());

  private static final ValueType<ImportView> LISTED =
      MEMBERS.without(Set.of(ImportView.COLUMNS)).called("ListedImport");

  public static final Answer<ImportView> IMPORT = Answer.of(MEMBERS).called("Import");

  public static final Answer<List<ImportView>> IMPORTS =
      Answer.of(Members.<List<ImportView>>of().has("imports", ValueType.list(LISTED), all -> all));

  private static final byte[] EVENT = "event: import\ndata: ".getBytes(StandardCharsets.UTF_8);
  private static final byte[] EVENT_END = "\n\n".getBytes(StandardCharsets.UTF_8);

  private static String text(JsonObject column, String member) {
    return String.valueOf(ImportOptions.string(column.get(member)));
  }

  public byte[] one(Import shown, String traceId) {
    return IMPORT.bytes(ImportView.of(shown), traceId);
  }

  public byte[] all(List<Import> shown, String traceId) {
    return IMPORTS.bytes(shown.stream().map(ImportView::of).toList(), traceId);
  }

  /** Returns the progress of an import as an event of a stream. */
  public byte[] event(Import shown) {
    ByteArrayOutputStream event = new ByteArrayOutputStream();
    event.writeBytes(EVENT);
    event.writeBytes(JsonWriter.bytes(json -> MEMBERS.write(json, ImportView.of(shown))));
    event.writeBytes(EVENT_END);
    return event.toByteArray();
  }
}
