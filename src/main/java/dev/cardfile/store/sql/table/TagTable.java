package dev.cardfile.store.sql.table;

import dev.cardfile.location.LocationId;
import dev.cardfile.location.LocationTag;
import dev.cardfile.store.sql.row.Codec;
import dev.cardfile.store.sql.row.Column;
import dev.cardfile.store.sql.row.Table;
import dev.cardfile.store.sql.row.TableSql;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of the tag lists of locations, keyed by the name that a tag has on contacts. */
public final class TagTable {

  private static final long BEFORE_IDS = 0;

  /**
   * A tag as it is stored.
   *
   * @param id null for a tag that was listed before tags had ids
   * @param label null if it is the same as the name
   */
  public record Entry(String name, @Nullable String id, @Nullable String label) {

    public static @Nullable Entry of(@Nullable LocationTag tag) {
      return tag == null
          ? null
          : new Entry(tag.name(), tag.id(), tag.label().equals(tag.name()) ? null : tag.label());
    }

    LocationTag tag(LocationId location) {
      return new LocationTag(
          id == null ? LocationTag.idOf(location, BEFORE_IDS, name) : id,
          label == null ? name : label);
    }
  }

  private static final Table.Columns<Entry> OF = new Table.Columns<>("tag");

  private static final Column<Entry, String> NAME = OF.key("name", Codec.TEXT, Entry::name);
  private static final Column<Entry, String> ID = OF.column("id", Codec.TEXT, Entry::id);
  private static final Column<Entry, String> LABEL = OF.column("label", Codec.TEXT, Entry::label);

  /** Inserting a tag that is already on the list leaves it unchanged. */
  public static final Table<Entry> TABLE =
      OF.table(
          TableSql.OnConflict.KEEP,
          (location, row) -> new Entry(row.get(NAME), row.orNull(ID), row.orNull(LABEL)));

  private TagTable() {}

  public static List<LocationTag> tags(LocationId location, List<Entry> entries) {
    return entries.stream().map(entry -> entry.tag(location)).toList();
  }
}
