package dev.cardfile.store.sql.table;

import dev.cardfile.store.sql.row.Codec;
import dev.cardfile.store.sql.row.Column;
import dev.cardfile.store.sql.row.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The table of locations that are being deleted or have been. */
public final class LocationDeletionTable {

  /**
   * The progress of a deletion.
   *
   * @param revision the last revision of the location
   * @param ended null until nothing is left of the location
   */
  public record Deletion(long revision, Instant begun, @Nullable Instant ended) {}

  private static final Table.Columns<Deletion> OF = new Table.Columns<>("location_deletion");

  private static final Column<Deletion, Long> REVISION =
      OF.column("revision", Codec.NUMBER, Deletion::revision);
  private static final Column<Deletion, Instant> BEGUN_AT =
      OF.column("begun_at", Codec.INSTANT, Deletion::begun);
  private static final Column<Deletion, Instant> ENDED_AT =
      OF.column("ended_at", Codec.INSTANT, Deletion::ended);

  public static final Table<Deletion> TABLE =
      OF.table((location, row) ->
          new Deletion(row.get(REVISION), row.get(BEGUN_AT), row.orNull(ENDED_AT)));

  private LocationDeletionTable() {}
}
