package dev.cardfile.wire.imports;

import static dev.cardfile.wire.table.ValueType.BOOLEAN;
import static dev.cardfile.wire.table.ValueType.INTEGER;
import static dev.cardfile.wire.table.ValueType.STRING;
import static dev.cardfile.wire.table.ValueType.STRINGS;

import dev.cardfile.imports.Counts;
import dev.cardfile.imports.RowEnd;
import dev.cardfile.transfer.file.Dialect;
import dev.cardfile.transfer.mapping.Column;
import dev.cardfile.transfer.mapping.heading.Target;
import dev.cardfile.wire.table.Answer;
import dev.cardfile.wire.table.Members;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.ValueType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes previews of imports. */
public final class PreviewWriter {

  private static final ValueType<BigDecimal> SHARE =
      ValueType.of(Schema.NUMBER, (json, number) -> json.number(number));

  private static final ValueType<Dialect> DIALECT =
      Members.<Dialect>of()
          .has("encoding", STRING, Dialect::encoding)
          .has("separator", STRING, dialect -> String.valueOf(dialect.separator()));

  private static final ValueType<Column> COLUMN =
      Members.<Column>of()
          .has("heading", STRING, Column::heading)
          .has("field", STRING, column -> field(column.target()))
          .has("certainty", STRING, column -> name(column.certainty()))
          .has(
              "confidence",
              SHARE.about("From 0 to 1."),
              column -> BigDecimal.valueOf(column.certainty().share()))
          .mayHave("note", STRING, Column::note)
          .called("GuessedColumn");

  private static final ValueType<FilePreview.Verdict> VERDICT =
      Members.<FilePreview.Verdict>of()
          .has("row", INTEGER, FilePreview.Verdict::row)
          .has("line", INTEGER, FilePreview.Verdict::line)
          .has(
              "outcome",
              ValueType.oneOf(Arrays.stream(RowEnd.values()).map(PreviewWriter::name).toList()),
              verdict -> name(verdict.end()))
          .mayHave("contactId", STRING, FilePreview.Verdict::contact)
          .mayHave("code", STRING, FilePreview.Verdict::code)
          .mayHave("message", STRING, FilePreview.Verdict::message)
          .called("RowVerdict");

  private static final ValueType<Counts> COUNTS =
      Members.<Counts>of()
          .has("created", INTEGER, Counts::created)
          .has("updated", INTEGER, Counts::updated)
          .has("unchanged", INTEGER, Counts::unchanged)
          .has("failed", INTEGER, Counts::failed)
          .has("skipped", INTEGER, Counts::skipped);

  public static final Answer<FilePreview> PREVIEW =
      Answer.of(
          Members.<FilePreview>of()
              .has("kind", ValueType.oneOf(List.of("csv", "vcard", "ndjson")), PreviewWriter::kind)
              .mayHave("dialect", DIALECT, FilePreview::dialect)
              .mayHave(
                  "headerLine",
                  INTEGER.about("The line of the headings; left out where there is none."),
                  preview -> line(preview.mapping().headerLine()))
              .mayHave("profile", STRING, preview -> preview.mapping().profileName())
              .mayHave("idSource", STRING, preview -> preview.mapping().idSource())
              .has("columns", ValueType.list(COLUMN), preview -> preview.mapping().columns())
              .has(
                  "unmapped",
                  STRINGS.about("The headings of the columns of which nothing is used."),
                  preview -> preview.mapping().unused().stream().map(Column::heading).toList())
              .has("rows", INTEGER.about("The rows that were looked at."), FilePreview::rows)
              .has("whole", BOOLEAN.about("Whether these are all."), FilePreview::whole)
              .has(
                  "verdicts",
                  ValueType.list(VERDICT)
                      .about("What would come of the first rows. Nothing was written."),
                  FilePreview::verdicts)
              .has("counts", COUNTS.about("Of the verdicts."), FilePreview::counts)
              .mayHave("problem", ImportWriter.PROBLEM, FilePreview::problem));

  private static String kind(FilePreview preview) {
    return String.valueOf(ImportOptions.string(preview.seen().get(ImportView.KIND)))
        .toLowerCase(Locale.ROOT);
  }

  private static @Nullable Number line(long line) {
    return line == 0 ? null : line;
  }

  /** Returns the name by which requests choose a target and answers show it. */
  public static String field(Target target) {
    return switch (target) {
      case Target.Known(var field, int place) -> field.wireName();
      case Target.Custom(String key, var name, var type, boolean isNew) -> "contact." + key;
      case Target.Outcome outcome -> "outcome";
      case Target.None none -> "-";
    };
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  public byte[] preview(FilePreview preview, String traceId) {
    return PREVIEW.bytes(preview, traceId);
  }
}
