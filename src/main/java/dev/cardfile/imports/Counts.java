package dev.cardfile.imports;

/** The numbers of a file's rows, by how they ended. */
public record Counts(long created, long updated, long unchanged, long failed, long skipped) {

  public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

  public Counts plus(RowEnd end) {
    return new Counts(
        created + one(end, RowEnd.CREATED),
        updated + one(end, RowEnd.UPDATED),
        unchanged + one(end, RowEnd.UNCHANGED),
        failed + one(end, RowEnd.FAILED),
        skipped + one(end, RowEnd.SKIPPED));
  }

  private static long one(RowEnd end, RowEnd counted) {
    return end == counted ? 1 : 0;
  }

  /** Returns the number of rows that are done. */
  public long rows() {
    return created + updated + unchanged + failed + skipped;
  }
}
