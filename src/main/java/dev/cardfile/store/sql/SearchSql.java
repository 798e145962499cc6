package dev.cardfile.store.sql;

import dev.cardfile.location.LocationId;
import dev.cardfile.search.Filter;
import dev.cardfile.search.Search;
import dev.cardfile.search.Value;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

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

  /** Selects the contacts of a page, as {@link Statements#CONTACT} does one. */
  static SearchSql page(Dialect dialect, LocationId location, Search search) {
    SearchSql sql = new SearchSql(dialect, location);
    sql.add(SearchFragment.SELECT).location();
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

  /** Counts the contacts of all pages. */
  static SearchSql count(Dialect dialect, LocationId location, Filter filter) {
    SearchSql sql = new SearchSql(dialect, location);
    sql.add(SearchFragment.COUNT).location();
    new FilterSql(sql).and(filter);
    return sql;
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

  private void limit(int most) {
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
