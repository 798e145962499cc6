package dev.cardfile.store.sql.table;

import dev.cardfile.store.sql.row.Codec;
import dev.cardfile.store.sql.row.Column;
import dev.cardfile.store.sql.row.Table;

/** The table of the files of unfinished imports, in pieces. */
public final class ImportChunkTable {

  /** A piece of the file of an import. */
  public record Chunk(String importId, long number, String content) {}

  private static final Table.Columns<Chunk> OF = new Table.Columns<>("import_chunk");

  private static final Column<Chunk, String> IMPORT_ID =
      OF.key("import_id", Codec.TEXT, Chunk::importId);
  private static final Column<Chunk, Long> NUMBER = OF.key("number", Codec.NUMBER, Chunk::number);
  private static final Column<Chunk, String> CONTENT =
      OF.column("content", Codec.TEXT, Chunk::content);

  public static final Table<Chunk> TABLE =
      OF.table((location, row) -> new Chunk(row.get(IMPORT_ID), row.get(NUMBER), row.get(CONTENT)));

  private ImportChunkTable() {}
}
