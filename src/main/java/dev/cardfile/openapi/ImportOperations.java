package dev.cardfile.openapi;

import dev.cardfile.wire.answer.AnswerWriter;
import dev.cardfile.wire.imports.ImportReader;
import dev.cardfile.wire.imports.ImportWriter;
import dev.cardfile.wire.imports.ImportsReader;
import dev.cardfile.wire.imports.PreviewWriter;
import dev.cardfile.wire.table.Schema;

/** The operations on files of contacts. */
public final class ImportOperations {

  public static final Operation IMPORT =
      Operation.of("import-contacts", Tag.IMPORTS, "Import a file of contacts")
          .about(
              "CSV of any kind, vCards, or a JSON object a line, of up to 1 GiB; text/vcard and"
                  + " application/x-ndjson are taken too, and what the file is, its content tells."
                  + " The answer comes when the file is kept; its rows are written in the"
                  + " background, two imports of a location at once. The parameters can be sent"
                  + " as JSON in the part options of a form.")
          .ours()
          .takes(ImportReader.FORM)
          .asks(ImportReader.QUERY)
          .safeToRetry()
          .answers(202, ImportWriter.IMPORT, "The import, which waits to be run.");

  public static final Operation PREVIEW =
      Operation.of("preview-import", Tag.IMPORTS, "See what an import of a file would do")
          .about(
              "Looks at the first MiB: what the file is, what its columns are taken for, and what"
                  + " would come of its first 20 rows. Nothing is written. The parameters are those"
                  + " of the import.")
          .ours()
          .takes(ImportReader.FORM)
          .asks(ImportReader.QUERY)
          .answers(200, PreviewWriter.PREVIEW, "What the import would begin with.");

  public static final Operation LIST =
      Operation.of("get-imports", Tag.IMPORTS, "List the imports of the location")
          .about("The newest first. What is over is remembered for 30 days.")
          .ours()
          .asks(ImportsReader.LIST)
          .answers(200, ImportWriter.IMPORTS, "The imports, without their columns.");

  public static final Operation SHOW =
      Operation.of("get-import", Tag.IMPORTS, "See how far an import is")
          .about(
              "With Accept: text/event-stream as a stream of the same, an event each time that"
                  + " something has changed, until the import is over.")
          .ours()
          .answers(200, ImportWriter.IMPORT, "The import.");

  public static final Operation ROWS =
      Operation.of("get-import-rows", Tag.IMPORTS, "Get the rows that were not written")
          .about(
              "Or not wholly: as a file like the one that was sent, with its own columns and"
                  + " _row, _outcome, _contactId, _code and _message. Mended, it can be sent again"
                  + " as it is.")
          .ours()
          .asks(ImportsReader.ROWS)
          .answers(200, "text/csv", Schema.STRING, "The rows.");

  public static final Operation DELETE =
      Operation.of("delete-import", Tag.IMPORTS, "Forget an import that is over")
          .about("With the rows that are kept of it; contacts stay as they are.")
          .ours()
          .safeToRetry()
          .answers(200, AnswerWriter.SUCCEEDED, "Forgotten.");

  public static final Operation PAUSE =
      Operation.of("pause-import", Tag.IMPORTS, "Pause an import")
          .about("No row is written after the answer.")
          .ours()
          .safeToRetry()
          .answers(200, ImportWriter.IMPORT, "The import, paused.");

  public static final Operation RESUME =
      Operation.of("resume-import", Tag.IMPORTS, "Go on with a paused import")
          .about("At the row where it was paused.")
          .ours()
          .safeToRetry()
          .answers(200, ImportWriter.IMPORT, "The import, which waits to be run.");

  public static final Operation CANCEL =
      Operation.of("cancel-import", Tag.IMPORTS, "End an import for good")
          .about("Rows that are written stay; the file is deleted.")
          .ours()
          .safeToRetry()
          .answers(200, ImportWriter.IMPORT, "The import, cancelled.");

  public static final Operation UNDO =
      Operation.of("undo-import", Tag.IMPORTS, "Undo an import that is over")
          .about(
              "In the background: contacts that it has created are deleted, and those that it has"
                  + " changed go back. Contacts that were changed since stay as they are; they are"
                  + " the rows with the outcome left. 409 if no history was kept.")
          .ours()
          .safeToRetry()
          .answers(202, ImportWriter.IMPORT, "The import, whose undoing waits to be run.");

  private ImportOperations() {}
}
