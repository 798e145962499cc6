package dev.cardfile.openapi;

import dev.cardfile.wire.history.ChangesReader;
import dev.cardfile.wire.history.ChangesWriter;
import dev.cardfile.wire.history.HistoryReader;
import dev.cardfile.wire.history.HistoryWriter;

/** The operations on the history of contacts. */
public final class HistoryOperations {

  public static final Operation HISTORY =
      Operation.of("get-contact-history", Tag.HISTORY, "List the changes of a contact")
          .about("The newest first, also those of a deleted contact.")
          .ours()
          .asks(HistoryReader.HISTORY)
          .answers(200, HistoryWriter.HISTORY, "A page of changes.");

  public static final Operation CHANGES =
      Operation.of("get-changes", Tag.HISTORY, "Follow the changes of all contacts")
          .about(
              "The oldest first, without a gap. With Accept: application/x-ndjson or"
                  + " text/event-stream the same as a stream that does not end, a change on each"
                  + " line or in each event; id is its seq, and Last-Event-ID continues after it."
                  + " X-Changes-Sequence is the seq after which a stream begins."
                  + " A change that is not kept any more: 410.")
          .ours()
          .asks(ChangesReader.SHAPE)
          .answers(200, ChangesWriter.CHANGES, "A page of changes.");

  private HistoryOperations() {}
}
