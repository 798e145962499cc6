package dev.cardfile.store.sql.copy;

import dev.cardfile.store.StoreNotUsable;
import dev.cardfile.store.maintenance.Copied;
import dev.cardfile.store.maintenance.CopyProgress;
import dev.cardfile.store.maintenance.CopyProgress.Unit;
import dev.cardfile.store.maintenance.MigrationPlan;
import dev.cardfile.store.maintenance.TableSum;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Copies a store, location by location, always in the same order. An unfinished copy therefore
 * holds a prefix of the rows to copy: its rows are compared with the source one by one, and copying
 * resumes where they end.
 */
public final class StoreCopy {

  private final CopiedDatabase from;
  private final CopiedDatabase to;
  private final CopyProgress progress;
  private final Map<CopiedTable, TableDigest> digests = StoreSnapshot.digests();
  private long total;
  private long done;
  private long alreadyThere;

  /**
   * The rows that an earlier attempt has written; null if there was none, or once all of them have
   * been compared.
   */
  private @Nullable StoreSnapshot earlier;

  public StoreCopy(CopiedDatabase from, CopiedDatabase to, CopyProgress progress) {
    this.from = from;
    this.to = to;
    this.progress = progress;
  }

  public Copied run(boolean anew) {
    requireCurrent();
    if (from.isSameAs(to)) {
      throw new StoreNotUsable(from + " cannot be copied to itself", null);
    }
    try (StoreSnapshot source = StoreSnapshot.of(from)) {
      total = CopiedTable.OF_LOCATIONS.stream().mapToLong(source::count).sum();
      try (CopyTarget target = CopyTarget.begin(to)) {
        if (anew && target.isContinued()) {
          target.empty();
        }
        return copy(source, target);
      } catch (StoreNotUsable e) {
        throw e.getCause() instanceof SQLException cause
            ? new StoreNotUsable(e.getMessage() + "; run the command again to resume", cause)
            : e;
      }
    }
  }

  private void requireCurrent() {
    MigrationPlan plan = from.hasStore() ? from.plan() : null;
    if (plan == null || plan.current() == 0) {
      throw new StoreNotUsable("there is no store at " + from, null);
    }
    if (!plan.pending().isEmpty()) {
      throw new StoreNotUsable(
          "%s has the older schema version %d: run 'cardfile migrate' on it first"
              .formatted(from, plan.current()),
          null);
    }
  }

  private Copied copy(StoreSnapshot source, CopyTarget target) {
    try {
      earlier = target.isContinued() ? StoreSnapshot.of(to) : null;
      source.eachLocation(location ->
          CopiedTable.OF_LOCATIONS.forEach(table -> copy(table, location, source, target)));
      target.write();
    } finally {
      comparedAll();
    }
    requireNothingLeft(source);
    List<TableSum> sums = new ArrayList<>();
    digests.values().forEach(digest -> sums.add(digest.sum()));
    compareWithTarget(sums);
    sums.addAll(target.finish(source));
    return new Copied(List.copyOf(sums), alreadyThere);
  }

  private void copy(CopiedTable table, String location, StoreSnapshot source, CopyTarget target) {
    TableDigest digest = digest(table);
    try (CopiedRows rows = source.rows(table, location);
        Earlier there = new Earlier(table, location)) {
      for (CopiedRow row = rows.next(); row != null; row = rows.next()) {
        digest.add(row);
        if (there.has(row)) {
          alreadyThere++;
        } else {
          target.add(table, row);
        }
        progress.show("copying", ++done, total, Unit.ROWS);
      }
      there.requireEnd();
    }
  }

  private TableDigest digest(CopiedTable table) {
    return Objects.requireNonNull(digests.get(table));
  }

  private void comparedAll() {
    if (earlier != null) {
      earlier.close();
      earlier = null;
    }
  }

  /**
   * Fails if the source has rows whose location does not exist: copying by location does not see
   * them.
   */
  private void requireNothingLeft(StoreSnapshot source) {
    digests.forEach((table, digest) -> {
      long left = source.count(table) - digest.rows();
      if (left != 0) {
        throw new StoreNotUsable(
            "%s is damaged: %d rows of %s belong to no location".formatted(from, left, table),
            null);
      }
    });
  }

  private void compareWithTarget(List<TableSum> sums) {
    done = 0;
    try (StoreSnapshot target = StoreSnapshot.of(to)) {
      List<TableSum> written =
          target.sums((table, row) -> progress.show("checking", ++done, total, Unit.ROWS));
      for (int i = 0; i < sums.size(); i++) {
        if (!sums.get(i).equals(written.get(i))) {
          throw new StoreNotUsable(
              ("%s differs from %s in %s: something else has written to it,"
                      + " or it is damaged; --anew starts over")
                  .formatted(to, from, sums.get(i).table()),
              null);
        }
      }
    }
  }

  private StoreNotUsable differs(String where) {
    return new StoreNotUsable(
        ("the unfinished copy in %s differs from %s in %s: it was started from another"
                + " store, or the source has changed since; --anew starts over")
            .formatted(to, from, where),
        null);
  }

  /**
   * The rows of one table in one location that an earlier attempt has written. There are none once
   * the end of that attempt has been reached.
   */
  private final class Earlier implements AutoCloseable {

    private final CopiedTable table;
    private final String location;
    private @Nullable CopiedRows rows;

    Earlier(CopiedTable table, String location) {
      this.table = table;
      this.location = location;
      this.rows = earlier == null ? null : earlier.rows(table, location);
    }

    /**
     * Reports whether the target already has this row. If the target has a different row instead,
     * the copy fails.
     */
    boolean has(CopiedRow row) {
      CopiedRows open = rows;
      if (open == null) {
        return false;
      }
      CopiedRow next = open.next();
      if (next == null) {
        close();
        comparedAll();
        return false;
      }
      if (!next.sameAs(row)) {
        throw differs(table + " of location " + location);
      }
      return true;
    }

    void requireEnd() {
      if (rows != null && rows.next() != null) {
        throw differs(table + " of location " + location);
      }
    }

    @Override
    public void close() {
      if (rows != null) {
        rows.close();
        rows = null;
      }
    }
  }
}
