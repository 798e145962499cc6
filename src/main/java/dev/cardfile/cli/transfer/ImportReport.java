package dev.cardfile.cli.transfer;

import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.Environment;
import dev.cardfile.cli.command.JsonValues;
import dev.cardfile.cli.command.Output;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonBoolean;
import dev.cardfile.json.JsonNumber;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonString;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prints reports on imports, from the JSON of the API, whether a server or this process wrote it.
 */
final class ImportReport {

  private static final List<String> COUNTS =
      List.of("created", "updated", "unchanged", "failed", "skipped");

  private ImportReport() {}

  /**
   * Prints a preview of an import.
   *
   * @throws CommandFailed when the file could not be imported like this
   */
  static void preview(Output output, JsonObject preview) {
    output.table(
        "the file has no columns",
        objects(preview.get("columns"))
            .map(column -> chosen(column, List.of("heading", "field", "certainty")))
            .toList());
    failIf(preview);
    objects(preview.get("verdicts"))
        .filter(verdict -> verdict.get("code") != null)
        .map(verdict ->
            "row %d, %s: %s"
                .formatted(
                    number(verdict, "row"), text(verdict, "outcome"), text(verdict, "message")))
        .forEach(output::say);
    JsonObject counts = object(preview.get("counts"));
    boolean whole = preview.get("whole") instanceof JsonBoolean(boolean all) && all;
    output.say(
        ("%s%,d rows; of the first %d, %d would be created, %d updated, %d unchanged, %d failed,"
                + " %d skipped; nothing was written")
            .formatted(
                whole ? "" : "more than ",
                number(preview, "rows"),
                COUNTS.stream().mapToLong(each -> number(counts, each)).sum(),
                number(counts, "created"),
                number(counts, "updated"),
                number(counts, "unchanged"),
                number(counts, "failed"),
                number(counts, "skipped")));
  }

  /**
   * Prints the result of an import.
   *
   * @param left the file with the rows that were not imported, or not completely; null if there are
   *     none
   * @throws CommandFailed when the import has failed
   */
  static void end(Output output, JsonObject of, @Nullable Path left) {
    Map<String, @Nullable Object> thing = new LinkedHashMap<>();
    thing.put("import", text(of, "id"));
    thing.put("state", text(of, "state"));
    thing.put("rows", number(of, "rows"));
    COUNTS.forEach(count -> thing.put(count, number(of, count)));
    if (left != null) {
      thing.put("left", left.toString());
    }
    output.details(thing);
    failIf(of);
  }

  /**
   * Prints the result of an import whose remaining rows could not be written to a file.
   *
   * @return the exception for the caller to throw
   */
  static CommandFailed endWithoutRows(Output output, JsonObject of, CommandFailed why) {
    end(output, of, null);
    return new CommandFailed(
        "%s; fetch the rows that are left with --resume %s"
            .formatted(why.getMessage(), text(of, "id")));
  }

  /**
   * Returns the path of the file for the rows of an import that were not imported, or not
   * completely.
   *
   * @param ending the end of the file's name, with the dot
   */
  static Path left(Environment environment, String id, String ending) {
    return environment.workingDirectory().resolve("import-" + id + "-left" + ending);
  }

  /** Prints the result of undoing an import. */
  static void undone(Output output, JsonObject of) {
    JsonObject undo = object(of.get("undo"));
    Map<String, @Nullable Object> thing = new LinkedHashMap<>();
    thing.put("import", text(of, "id"));
    thing.put("undo", text(undo, "state"));
    for (String count : List.of("deleted", "restored", "left")) {
      thing.put(count, number(undo, count));
    }
    output.details(thing);
  }

  private static void failIf(JsonObject of) {
    if (of.get("problem") instanceof JsonObject problem) {
      throw new CommandFailed(text(problem, "message"));
    }
  }

  private static Map<String, @Nullable Object> chosen(JsonObject of, List<String> members) {
    Map<String, @Nullable Object> all = JsonValues.of(of, true);
    Map<String, @Nullable Object> some = new LinkedHashMap<>();
    members.forEach(member -> some.put(member, all.get(member)));
    return some;
  }

  private static Stream<JsonObject> objects(@Nullable Json list) {
    return list instanceof JsonArray(List<Json> all)
        ? all.stream().map(ImportReport::object)
        : Stream.empty();
  }

  private static JsonObject object(@Nullable Json json) {
    return json instanceof JsonObject object ? object : JsonObject.EMPTY;
  }

  /** Returns a text member; empty if there is none. */
  static String text(JsonObject of, String member) {
    return of.get(member) instanceof JsonString(String text) ? text : "";
  }

  /** Returns a number member; 0 if there is none. */
  static long number(JsonObject of, String member) {
    return of.get(member) instanceof JsonNumber(BigDecimal number) ? number.longValue() : 0;
  }
}
