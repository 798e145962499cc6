package dev.cardfile.wire.imports;

import dev.cardfile.imports.Import;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonNumber;
import dev.cardfile.json.JsonObject;
import dev.cardfile.transfer.file.FileKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An import as answers show it.
 *
 * @param seen what the first pass over the file has found; an empty object before that
 */
public record ImportView(Import of, JsonObject seen) {

  /** The names of the members of {@code seen} and of its columns. */
  public static final String KIND = "kind";

  public static final String PROFILE = "profile";
  public static final String ROWS = "rows";
  public static final String COLUMNS = "columns";
  public static final String HEADING = "heading";
  public static final String FIELD = "field";
  public static final String CERTAINTY = "certainty";

  private static final long MILLIS = 1000;

  public static ImportView of(Import shown) {
    String mapping = shown.mapping();
    return new ImportView(
        shown, mapping == null ? JsonObject.EMPTY : ImportOptions.object(mapping));
  }

  String state() {
    return of.state().name().toLowerCase(Locale.ROOT);
  }

  /** Returns the kind of the file; null if it is not known yet. */
  @Nullable String kind() {
    String kind = ImportOptions.string(seen.get(KIND));
    return kind == null ? null : FileKind.valueOf(kind).apiName();
  }

  @Nullable String profile() {
    return ImportOptions.string(seen.get(PROFILE));
  }

  /** Returns the number of rows in the file; null if it is not known yet. */
  @Nullable Number total() {
    return seen.get(ROWS) instanceof JsonNumber(var rows) ? rows.longValue() : null;
  }

  /**
   * Returns what the columns are recognised as; null if that is not known yet, or there are none.
   */
  @Nullable List<JsonObject> columns() {
    return seen.get(COLUMNS) instanceof JsonArray(List<Json> columns) && !columns.isEmpty()
        ? columns.stream().map(JsonObject.class::cast).toList()
        : null;
  }

  /**
   * Returns the number of rows done per second since the start; null if there is no such figure
   * yet.
   */
  @Nullable Number perSecond() {
    Instant started = of.times().started();
    Instant ended = of.times().ended();
    if (started == null) {
      return null;
    }
    long millis =
        Duration.between(started, ended == null ? of.times().touched() : ended).toMillis();
    return millis <= 0 || of.counts().rows() == 0 ? null : of.counts().rows() * MILLIS / millis;
  }
}
