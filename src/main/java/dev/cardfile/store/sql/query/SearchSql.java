package dev.cardfile.store.sql.query;

import dev.cardfile.location.LocationId;
import dev.cardfile.search.AccessPath;
import dev.cardfile.search.Filter;
import dev.cardfile.search.Search;
import dev.cardfile.search.Value;
import dev.cardfile.store.sql.jdbc.Dialect;
import dev.cardfile.store.sql.row.TableSql;
import org.jspecify.annotations.Nullable;

/** Builds the statements of a search: its pages and its counts. */
public final class SearchSql {

  private SearchSql() {}

  /**
   * Selects the contacts of a page, with the columns of {@link TableSql#find}.
   *
   * @param path the access path; null to read all contacts
   */
  public static SqlBuilder page(
      Dialect dialect, LocationId location, Search search, @Nullable AccessPath path) {
    SqlBuilder sql = new SqlBuilder(dialect, location);
    from(sql.add(SearchFragment.SELECT), path);
    new FilterSql(sql).and(search.filter());
    SortingSql sorting = new SortingSql(sql, search.sorting());
    switch (search.start()) {
      case Search.Start.Offset(int contacts) -> {
        sorting.orderBy();
        sql.limit(search.limit());
        sql.add(SearchFragment.OFFSET).parameter(new Value.Whole(contacts));
      }
      case Search.Start.After(var cursor) -> {
        sorting.andAfter(cursor);
        sorting.orderBy();
        sql.limit(search.limit());
      }
    }
    return sql;
  }

  /**
   * Counts the contacts of all pages.
   *
   * @param path the access path; null to read all contacts
   */
  public static SqlBuilder count(
      Dialect dialect, LocationId location, Filter filter, @Nullable AccessPath path) {
    SqlBuilder sql = new SqlBuilder(dialect, location);
    from(sql.add(SearchFragment.COUNT), path);
    new FilterSql(sql).and(filter);
    return sql;
  }

  /**
   * Counts as {@link #count} does, for a path that finds only contacts that pass the filter. These
   * are not read; only contacts that are not indexed yet are.
   */
  public static SqlBuilder countExactly(
      Dialect dialect, LocationId location, Filter filter, AccessPath path) {
    SqlBuilder sql = new SqlBuilder(dialect, location);
    sql.add(SearchFragment.SUM);
    new AccessPathSql(sql, true).ids(path);
    beyondIndex(sql.add(SearchFragment.PLUS).location());
    new FilterSql(sql).and(filter);
    return sql.add(SearchFragment.CLOSE);
  }

  /** Counts all contacts of the location. */
  public static SqlBuilder countAll(Dialect dialect, LocationId location) {
    SqlBuilder sql = new SqlBuilder(dialect, location);
    sql.add(SearchFragment.COUNT_INDEXED).location();
    beyondIndex(sql.add(SearchFragment.PLUS_NEWEST).location());
    return sql.add(SearchFragment.CLOSE);
  }

  /** Counts the contacts that a path finds, up to a limit. */
  public static SqlBuilder countLed(
      Dialect dialect, LocationId location, AccessPath path, int most) {
    SqlBuilder sql = new SqlBuilder(dialect, location);
    sql.add(SearchFragment.COUNT_LED);
    new AccessPathSql(sql, path.usesTerms()).ids(path);
    sql.limit(most);
    return sql.add(SearchFragment.END_OF_LED);
  }

  private static void from(SqlBuilder sql, @Nullable AccessPath path) {
    if (path == null) {
      sql.add(SearchFragment.CONTACTS).location();
    } else if (path.usesTerms()) {
      beyondIndex(sql.add(SearchFragment.NEWEST).location());
      sql.add(SearchFragment.AND_THOSE);
      new AccessPathSql(sql, true).ids(path);
      sql.add(SearchFragment.LED).location().add(SearchFragment.BY_ID);
    } else {
      sql.add(SearchFragment.CONTACTS).location().add(SearchFragment.AND_ID_IN);
      new AccessPathSql(sql, false).ids(path);
      sql.add(SearchFragment.CLOSE);
    }
  }

  private static void beyondIndex(SqlBuilder sql) {
    sql.add(SearchFragment.BEYOND_INDEX).location().add(SearchFragment.END_OF_INDEX);
  }
}
