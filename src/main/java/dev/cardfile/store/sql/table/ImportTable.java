package dev.cardfile.store.sql.table;

import dev.cardfile.contact.Actor;
import dev.cardfile.imports.Counts;
import dev.cardfile.imports.Import;
import dev.cardfile.imports.ImportState;
import dev.cardfile.imports.Undo;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.ImportStore;
import dev.cardfile.store.sql.row.Codec;
import dev.cardfile.store.sql.row.Column;
import dev.cardfile.store.sql.row.RowReader;
import dev.cardfile.store.sql.row.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table of imports. */
public final class ImportTable {

  private static final Table.Columns<Import> OF = new Table.Columns<>("contact_import");

  private static final Column<Import, String> ID = OF.key("id", Codec.TEXT, Import::id);
  private static final Column<Import, String> STATE =
      OF.column("state", Codec.TEXT, each -> each.state().name().toLowerCase(Locale.ROOT));
  private static final Column<Import, String> FILE_NAME =
      OF.column("file_name", Codec.TEXT, Import::fileName);
  private static final Column<Import, String> OPTIONS =
      OF.column("options", Codec.TEXT, Import::options);
  private static final Column<Import, String> MAPPING =
      OF.column("mapping", Codec.TEXT, Import::mapping);
  private static final Column<Import, String> TOKEN_ID =
      OF.column("token_id", Codec.TEXT, each -> each.by().token());
  private static final Column<Import, String> APP_ID =
      OF.column("app_id", Codec.TEXT, each -> each.by().app());
  private static final Column<Import, String> TRACE =
      OF.column("trace", Codec.TEXT, each -> each.by().trace());
  private static final Column<Import, String> PROBLEM_CODE =
      OF.column("problem_code", Codec.TEXT, ofProblem(Import.Problem::code));
  private static final Column<Import, String> PROBLEM =
      OF.column("problem", Codec.TEXT, ofProblem(Import.Problem::message));
  private static final Column<Import, Long> BYTES =
      OF.column("bytes", Codec.NUMBER, each -> each.spool().bytes());
  private static final Column<Import, Long> CHUNKS =
      OF.column("chunks", Codec.NUMBER, each -> each.spool().chunks());
  private static final Column<Import, Long> CREATED =
      OF.column("created", Codec.NUMBER, each -> each.counts().created());
  private static final Column<Import, Long> UPDATED =
      OF.column("updated", Codec.NUMBER, each -> each.counts().updated());
  private static final Column<Import, Long> UNCHANGED =
      OF.column("unchanged", Codec.NUMBER, each -> each.counts().unchanged());
  private static final Column<Import, Long> FAILED =
      OF.column("failed", Codec.NUMBER, each -> each.counts().failed());
  private static final Column<Import, Long> SKIPPED =
      OF.column("skipped", Codec.NUMBER, each -> each.counts().skipped());
  private static final Column<Import, String> SERVER =
      OF.column("server", Codec.TEXT, Import::server);
  private static final Column<Import, Instant> CREATED_AT =
      OF.column("created_at", Codec.INSTANT, each -> each.times().created());
  private static final Column<Import, Instant> STARTED_AT =
      OF.column("started_at", Codec.INSTANT, each -> each.times().started());
  private static final Column<Import, Instant> TOUCHED_AT =
      OF.column("touched_at", Codec.INSTANT, each -> each.times().touched());
  private static final Column<Import, Instant> ENDED_AT =
      OF.column("ended_at", Codec.INSTANT, each -> each.times().ended());

  private static final Column<Import, Long> CHANGES_FROM =
      OF.column("changes_from", Codec.NUMBER, each -> each.changes().from());
  private static final Column<Import, Long> CHANGES_TO =
      OF.column("changes_to", Codec.NUMBER, each -> each.changes().to());
  private static final Column<Import, String> UNDO_STATE =
      OF.column(
          "undo_state", Codec.TEXT, ofUndo(undo -> undo.state().name().toLowerCase(Locale.ROOT)));
  private static final Column<Import, Long> UNDONE_TO =
      OF.column("undone_to", Codec.NUMBER, ofUndo(Undo::undoneTo));
  private static final Column<Import, Long> UNDO_DELETED =
      OF.column("undo_deleted", Codec.NUMBER, ofUndo(Undo::deleted));
  private static final Column<Import, Long> UNDO_RESTORED =
      OF.column("undo_restored", Codec.NUMBER, ofUndo(Undo::restored));
  private static final Column<Import, Long> UNDO_LEFT =
      OF.column("undo_left", Codec.NUMBER, ofUndo(Undo::left));

  public static final Table<Import> TABLE = OF.table((location, row) -> read(row));

  private ImportTable() {}

  private static <V> Column.Cell<Import, V> ofUndo(Function<Undo, V> part) {
    return each -> {
      Undo undo = each.undo();
      return undo == null ? null : part.apply(undo);
    };
  }

  private static Column.Cell<Import, String> ofProblem(Function<Import.Problem, String> part) {
    return each -> {
      Import.Problem problem = each.problem();
      return problem == null ? null : part.apply(problem);
    };
  }

  /** Reads all rows of a result, each of which begins with its location. */
  public static List<ImportStore.Due> readAll(ResultSet rows) throws SQLException {
    List<ImportStore.Due> all = new ArrayList<>();
    while (rows.next()) {
      RowReader row = new RowReader(rows);
      all.add(new ImportStore.Due(new LocationId(row.text()), read(row)));
    }
    return all;
  }

  private static Import read(RowReader row) throws SQLException {
    String id = row.get(ID);
    return new Import(
        id,
        ImportState.valueOf(row.get(STATE).toUpperCase(Locale.ROOT)),
        row.orNull(FILE_NAME),
        row.get(OPTIONS),
        row.orNull(MAPPING),
        actor(row.orNull(TOKEN_ID), row.orNull(APP_ID), row.orNull(TRACE), id),
        problem(row.orNull(PROBLEM_CODE), row.orNull(PROBLEM)),
        new Import.Spool(row.get(BYTES), row.get(CHUNKS)),
        counts(row),
        row.orNull(SERVER),
        new Import.Times(
            row.get(CREATED_AT), row.orNull(STARTED_AT), row.get(TOUCHED_AT), row.orNull(ENDED_AT)),
        new Import.Changes(row.orNull(CHANGES_FROM), row.orNull(CHANGES_TO)),
        undo(row));
  }

  private static @Nullable Undo undo(RowReader row) throws SQLException {
    String state = row.orNull(UNDO_STATE);
    return state == null
        ? null
        : new Undo(
            Undo.State.valueOf(state.toUpperCase(Locale.ROOT)),
            row.get(UNDONE_TO),
            row.get(UNDO_DELETED),
            row.get(UNDO_RESTORED),
            row.get(UNDO_LEFT));
  }

  private static Counts counts(RowReader row) throws SQLException {
    return new Counts(
        row.get(CREATED), row.get(UPDATED), row.get(UNCHANGED), row.get(FAILED), row.get(SKIPPED));
  }

  private static Actor actor(
      @Nullable String token, @Nullable String app, @Nullable String trace, String id) {
    Actor.Kind kind = token == null ? Actor.Kind.COMMAND_LINE : Actor.Kind.API;
    return new Actor(kind, token, app, trace, id);
  }

  private static Import.@Nullable Problem problem(@Nullable String code, @Nullable String message) {
    return code == null || message == null ? null : new Import.Problem(code, message);
  }
}
