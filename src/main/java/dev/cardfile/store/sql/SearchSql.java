package dev.cardfile.store.sql;

import dev.cardfile.location.LocationId;
import dev.cardfile.search.AccessPath;
import dev.cardfile.search.Filter;
import dev.cardfile.search.Search;
import dev.cardfile.search.Value;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that searches: its text, put together of fragments, and its parameters in order. */
final class SearchSql {

  private final Dialect dialect;
  private final Value.Text location;
  private final StringBuilder text = new StringBuilder();
  private final List<Value> parameters = new ArrayList<>();

  private SearchSql(Dialect dialect, LocationId location) {
    this.dialect = dialect;
    this.location = new Value.Text(location.value());
  }

  /**
   * Selects the contacts of a page, as {@link TableSql#find} does one.
   *
   * @param path null to look at all contacts
   */
  static SearchSql page(
      Dialect dialect, LocationId location, Search search, @Nullable AccessPath path) {
    SearchSql sql = new SearchSql(dialect, location);
    sql.add(SearchFragment.SELECT).from(path);
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
   * @param path null to look at all contacts
   */
  static SearchSql count(
      Dialect dialect, LocationId location, Filter filter, @Nullable AccessPath path) {
    SearchSql sql = new SearchSql(dialect, location);
    sql.add(SearchFragment.COUNT).from(path);
    new FilterSql(sql).and(filter);
    return sql;
  }

  /** As {@link #count}, where those to whom the path leads need not be looked at. */
  static SearchSql countExactly(
      Dialect dialect, LocationId location, Filter filter, AccessPath path) {
    SearchSql sql = new SearchSql(dialect, location);
    sql.add(SearchFragment.SUM);
    new AccessPathSql(sql, true).ids(path);
    sql.add(SearchFragment.PLUS).location().beyondIndex();
    new FilterSql(sql).and(filter);
    return sql.add(SearchFragment.CLOSE);
  }

  /** Counts all contacts of the location. */
  static SearchSql countAll(Dialect dialect, LocationId location) {
    SearchSql sql = new SearchSql(dialect, location);
    sql.add(SearchFragment.COUNT_INDEXED).location();
    sql.add(SearchFragment.PLUS_NEWEST).location().beyondIndex();
    return sql.add(SearchFragment.CLOSE);
  }

  /** Counts those to whom a path leads, up to a number. */
  static SearchSql countLed(Dialect dialect, LocationId location, AccessPath path, int most) {
    SearchSql sql = new SearchSql(dialect, location);
    sql.add(SearchFragment.COUNT_LED);
    new AccessPathSql(sql, path.usesTerms()).ids(path);
    sql.limit(most);
    return sql.add(SearchFragment.END_OF_LED);
  }

  private void from(@Nullable AccessPath path) {
    if (path == null) {
      add(SearchFragment.CONTACTS).location();
    } else if (path.usesTerms()) {
      add(SearchFragment.NEWEST).location().beyondIndex();
      add(SearchFragment.AND_THOSE);
      new AccessPathSql(this, true).ids(path);
      add(SearchFragment.LED).location().add(SearchFragment.BY_ID);
    } else {
      add(SearchFragment.CONTACTS).location().add(SearchFragment.AND_ID_IN);
      new AccessPathSql(this, false).ids(path);
      add(SearchFragment.CLOSE);
    }
  }

  private SearchSql beyondIndex() {
    return add(SearchFragment.BEYOND_INDEX).location().add(SearchFragment.END_OF_INDEX);
  }

  SearchSql add(SearchFragment fragment) {
    text.append(dialect.spell(fragment));
    return this;
  }

  SearchSql parameter(Value value) {
    parameters.add(value);
    return add(SearchFragment.PARAMETER);
  }

  SearchSql parameter(String value) {
    return parameter(new Value.Text(value));
  }

  /** The one location that all is about. */
  SearchSql location() {
    return parameter(location);
  }

  void limit(int most) {
    add(SearchFragment.LIMIT).parameter(new Value.Whole(most));
  }

  String text() {
    return text.toString();
  }

  PreparedStatement prepare(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text());
    Parameters row = Parameters.of(statement);
    for (Value value : parameters) {
      switch (value) {
        case Value.Text(String each) -> row.text(each);
        case Value.Whole(long each) -> row.number(each);
        case Value.Decimal(double each) -> row.decimal(each);
      }
    }
    return statement;
  }
}
