package dev.cardfile.openapi;

import dev.cardfile.wire.batch.BatchAnswers;
import dev.cardfile.wire.batch.BatchReader;

/** The operations on many contacts at once. */
public final class BatchOperations {

  public static final Operation UPSERT =
      Operation.of("upsert-contacts", Tag.CONTACTS, "Upsert up to 10,000 contacts")
          .about(
              "Each row is an upsert of its own, in the order of the rows: one that fails does"
                  + " not affect the others. A body of the type application/x-ndjson has one row"
                  + " per line, and locationId in the query; the answer has one line per row, and"
                  + " one with the summary and the traceId, always with status 200. A retry with"
                  + " the same Idempotency-Key continues where the first request was interrupted.")
          .ours()
          .takes(BatchReader.SHAPE)
          .asks(BatchReader.QUERY)
          .safeToRetry()
          .answers(200, BatchAnswers.ANSWER, "The outcome of each row, in order.")
          .answers(207, BatchAnswers.ANSWER, "The same; some rows were not written.");

  private BatchOperations() {}
}
