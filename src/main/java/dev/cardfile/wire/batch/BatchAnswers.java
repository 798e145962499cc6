package dev.cardfile.wire.batch;

import static dev.cardfile.wire.table.ValueType.INTEGER;

import dev.cardfile.json.JsonWriter;
import dev.cardfile.wire.table.Answer;
import dev.cardfile.wire.table.Members;
import dev.cardfile.wire.table.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes the answer to a request with many rows, piece by piece: either as one object with a list,
 * or as a line for each row and one for the summary.
 */
public final class BatchAnswers {

  /** The number of rows with each outcome; each row counts once. */
  public record Counts(int created, int updated, int unchanged, int failed, int interrupted) {}

  private record Whole(List<RowAnswer> results, Counts counts) {}

  private static final Members<Counts> COUNTS =
      Members.<Counts>of()
          .has("created", INTEGER, Counts::created)
          .has("updated", INTEGER, Counts::updated)
          .has(
              "unchanged",
              INTEGER.about("Updated, but nothing of the contact changed but its times."),
              Counts::unchanged)
          .has("failed", INTEGER, Counts::failed)
          .has(
              "interrupted",
              INTEGER.about(
                  "Not written because the store became unavailable: their status is 503."),
              Counts::interrupted);

  private static final Answer<Whole> WHOLE =
      Answer.of(
          Members.<Whole>of()
              .has("results", ValueType.list(RowAnswer.TYPE), Whole::results)
              .has("created", INTEGER, whole -> whole.counts().created())
              .has("updated", INTEGER, whole -> whole.counts().updated())
              .has("unchanged", INTEGER, whole -> whole.counts().unchanged())
              .has("failed", INTEGER, whole -> whole.counts().failed())
              .has("interrupted", INTEGER, whole -> whole.counts().interrupted()));

  /** The last line, if each row has a line of its own. */
  public static final Answer<Counts> SUMMARY =
      Answer.of(Members.<Counts>of().has("summary", COUNTS, counts -> counts));

  /** The answer as one object. */
  public static final Answer<?> ANSWER = WHOLE;

  private static final String EMPTY = "\"results\":[]";

  private static final byte[] NOTHING = {};
  private static final byte[] COMMA = {','};
  private static final byte[] LINE_END = {'\n'};

  private final boolean lines;

  /**
   * @param lines whether each row has a line of its own
   */
  public BatchAnswers(boolean lines) {
    this.lines = lines;
  }

  public byte[] begin() {
    return utf8(lines ? "" : "{\"results\":[");
  }

  /** Returns the bytes that precede those of {@link #row}. */
  public byte[] before(boolean isFirst) {
    return lines || isFirst ? NOTHING : COMMA;
  }

  public byte[] row(RowAnswer row) {
    return JsonWriter.bytes(writer -> RowAnswer.TYPE.write(writer, row));
  }

  /** Returns the bytes that follow those of {@link #row}. */
  public byte[] after() {
    return lines ? LINE_END : NOTHING;
  }

  public byte[] end(Counts counts, String traceId) {
    if (lines) {
      return utf8(new String(SUMMARY.bytes(counts, traceId), StandardCharsets.UTF_8) + "\n");
    }
    String whole =
        new String(WHOLE.bytes(new Whole(List.of(), counts), traceId), StandardCharsets.UTF_8);
    return utf8("]" + whole.substring(whole.indexOf(EMPTY) + EMPTY.length()));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
