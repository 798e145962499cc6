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
              "CSV of any kind, vCards, or one JSON object per line, of at most 1 GiB. text/vcard and"
                  + " application/x-ndjson are accepted too: the content of the file tells what it"
                  + " is. The answer comes when the file is stored; its rows are written in the"
                  + " background, two imports of a location at a time. The parameters can also be"
                  + " sent as JSON in the part options of a form.")
          .ours()
          .takes(ImportReader.FORM)
          .asks(ImportReader.QUERY)
          .safeToRetry()
          .answers(202, ImportWriter.IMPORT, "The import, waiting to run.");

  public static final Operation PREVIEW =
      Operation.of("preview-import", Tag.IMPORTS, "Show what an import of a file would do")
          .about(
              "Looks at the first MiB: what the file is, how its columns are recognised, and what"
                  + " would happen to its first 20 rows. Nothing is written. The parameters are"
                  + " those of the import.")
          .ours()
          .takes(ImportReader.FORM)
          .asks(ImportReader.QUERY)
          .answers(200, PreviewWriter.PREVIEW, "The preview.");

  public static final Operation LIST =
      Operation.of("get-imports", Tag.IMPORTS, "List the imports of the location")
          .about("The newest first. Imports that have ended are listed for 30 days.")
          .ours()
          .asks(ImportsReader.LIST)
          .answers(200, ImportWriter.IMPORTS, "The imports, without their columns.");

  public static final Operation SHOW =
      Operation.of("get-import", Tag.IMPORTS, "Show how far an import is")
          .about(
              "With Accept: text/event-stream, a stream of the same: an event each time that"
                  + " something has changed, until the import has ended.")
          .ours()
          .answers(200, ImportWriter.IMPORT, "The import.");

  public static final Operation ROWS =
      Operation.of("get-import-rows", Tag.IMPORTS, "Get the rows that were not written")
          .about(
              "Or only partly, as a file like the one that was sent, with its own columns and"
                  + " _row, _outcome, _contactId, _code and _message. Once corrected, the file can"
                  + " be imported again.")
          .ours()
          .asks(ImportsReader.ROWS)
          .answers(200, "text/csv", Schema.STRING, "The rows.");

  public static final Operation DELETE =
      Operation.of("delete-import", Tag.IMPORTS, "Delete an import that has ended")
          .about("The rows that are kept of it are deleted too; contacts stay as they are.")
          .ours()
          .safeToRetry()
          .answers(200, AnswerWriter.SUCCEEDED, "Deleted.");

  public static final Operation PAUSE =
      Operation.of("pause-import", Tag.IMPORTS, "Pause an import")
          .about("No row is written after the answer.")
          .ours()
          .safeToRetry()
          .answers(200, ImportWriter.IMPORT, "The import, paused.");

  public static final Operation RESUME =
      Operation.of("resume-import", Tag.IMPORTS, "Resume a paused import")
          .about("At the row where it was paused.")
          .ours()
          .safeToRetry()
          .answers(200, ImportWriter.IMPORT, "The import, waiting to run.");

  public static final Operation CANCEL =
      Operation.of("cancel-import", Tag.IMPORTS, "Cancel an import")
          .about("Rows that are written stay; the file is deleted.")
          .ours()
          .safeToRetry()
          .answers(200, ImportWriter.IMPORT, "The import, cancelled.");

  public static final Operation UNDO =
      Operation.of("undo-import", Tag.IMPORTS, "Undo an import that has ended")
          .about(
              "In the background: contacts that it created are deleted, and those that it changed"
                  + " get their old values back. Contacts that have changed since stay as they"
                  + " are; they are the rows with the outcome left. 409 if no history was kept.")
          .ours()
          .safeToRetry()
          .answers(202, ImportWriter.IMPORT, "The import, whose undo waits to run.");

  private ImportOperations() {}
}
