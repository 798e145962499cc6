package dev.cardfile.store.sql.table;

import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.RetryKey;
import dev.cardfile.store.RetryOutcome;
import dev.cardfile.store.sql.row.Codec;
import dev.cardfile.store.sql.row.Column;
import dev.cardfile.store.sql.row.RowReader;
import dev.cardfile.store.sql.row.Table;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table of kept outcomes of requests that were sent with an idempotency key. */
public final class RetryTable {

  private static final Table.Columns<RetryOutcome> OF = new Table.Columns<>("retry_outcome");

  private static final Column<RetryOutcome, String> SCOPE =
      OF.key("scope", Codec.TEXT, outcome -> outcome.key().scope());
  private static final Column<RetryOutcome, String> KEY =
      OF.key("retry_key", Codec.TEXT, outcome -> outcome.key().key());
  private static final Column<RetryOutcome, String> FINGERPRINT =
      OF.column("fingerprint", Codec.TEXT, RetryOutcome::fingerprint);
  private static final Column<RetryOutcome, Instant> KEPT_AT =
      OF.column("kept_at", Codec.INSTANT, RetryOutcome::at);
  private static final Column<RetryOutcome, String> CONTACT_ID =
      OF.column("contact_id", Codec.TEXT, RetryTable::contact);
  private static final Column<RetryOutcome, Long> STATUS =
      OF.column("status", Codec.NUMBER, answered(answer -> (long) answer.status()));
  private static final Column<RetryOutcome, String> BODY =
      OF.column("body", Codec.TEXT, answered(RetryOutcome.Answer::body));
  private static final Column<RetryOutcome, String> ETAG =
      OF.column("etag", Codec.TEXT, RetryTable::etag);

  public static final Table<RetryOutcome> TABLE =
      OF.table((location, row) -> {
        Long status = row.orNull(STATUS);
        String contact = row.orNull(CONTACT_ID);
        return new RetryOutcome(
            new RetryKey(row.get(SCOPE), row.get(KEY)),
            row.get(FINGERPRINT),
            row.get(KEPT_AT),
            contact == null ? null : new ContactId(contact),
            status == null
                ? null
                : new RetryOutcome.Answer(
                    Math.toIntExact(status), row.get(BODY), row.orNull(ETAG)));
      });

  /** Reads the columns of the table, which come next in the row. */
  public static RetryOutcome read(LocationId location, RowReader row) throws SQLException {
    return TABLE.read(location, row);
  }

  private static <V> Column.Cell<RetryOutcome, V> answered(Function<RetryOutcome.Answer, V> cell) {
    return outcome -> {
      RetryOutcome.Answer answer = outcome.answer();
      return answer == null ? null : cell.apply(answer);
    };
  }

  private static @Nullable String contact(RetryOutcome outcome) {
    ContactId contact = outcome.contact();
    return contact == null ? null : contact.value();
  }

  private static @Nullable String etag(RetryOutcome outcome) {
    RetryOutcome.Answer answer = outcome.answer();
    return answer == null ? null : answer.etag();
  }

  private RetryTable() {}
}
