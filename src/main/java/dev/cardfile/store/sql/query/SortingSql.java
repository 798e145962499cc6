package dev.cardfile.store.sql.query;

import dev.cardfile.search.Cursor;
import dev.cardfile.search.Field;
import dev.cardfile.search.Filter;
import dev.cardfile.search.SortField;
import dev.cardfile.search.Sorting;
import dev.cardfile.search.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Translates a sorting into an {@code ORDER BY} clause, and a cursor into a condition. */
final class SortingSql {

  private final SqlBuilder sql;
  private final List<Filter> leading;
  private final List<Sorting.Key> keys;
  private final boolean oldestFirst;

  SortingSql(SqlBuilder sql, Sorting sorting) {
    this.sql = sql;
    this.leading = sorting.leading();
    this.keys = sorting.keys();
    this.oldestFirst = sorting.oldestFirst();
  }

  void orderBy() {
    sql.add(SearchFragment.ORDER_BY);
    if (!leading.isEmpty()) {
      rank().add(SearchFragment.COMMA);
    }
    for (Sorting.Key key : keys) {
      if (canLack(key)) {
        value(key).add(SearchFragment.IS_NULL).add(SearchFragment.COMMA);
      }
      direction(value(key), key.descending()).add(SearchFragment.COMMA);
    }
    direction(sql.add(SearchFragment.ID), !oldestFirst);
  }

  void andAfter(Cursor cursor) {
    sql.add(SearchFragment.AND);
    if (leading.isEmpty()) {
      after(cursor, 0);
      return;
    }
    sql.add(SearchFragment.OPEN);
    rank().add(SearchFragment.GREATER);
    rankOf(cursor).add(SearchFragment.OR);
    rank().add(SearchFragment.EQUALS);
    rankOf(cursor).add(SearchFragment.AND);
    after(cursor, 0);
    sql.add(SearchFragment.CLOSE);
  }

  /**
   * Adds the rank of a contact: the index, from 0, of the first leading filter that it passes, or
   * the number of these filters if it passes none.
   */
  private SqlBuilder rank() {
    FilterSql filters = new FilterSql(sql);
    sql.add(SearchFragment.CASE);
    for (int i = 0; i < leading.size(); i++) {
      sql.add(SearchFragment.WHEN);
      filters.write(leading.get(i));
      sql.add(SearchFragment.THEN).parameter(new Value.Whole(i));
    }
    sql.add(SearchFragment.ELSE).parameter(new Value.Whole(leading.size()));
    return sql.add(SearchFragment.END);
  }

  /**
   * Adds the rank of the contact at the cursor. If that contact no longer exists, the rank is 0: it
   * is better to return a contact twice than to omit one.
   */
  private SqlBuilder rankOf(Cursor cursor) {
    sql.add(SearchFragment.PLACE);
    rank().add(SearchFragment.OF_CONTACT).location();
    sql.add(SearchFragment.AND_ID).parameter(cursor.id().value());
    return sql.add(SearchFragment.OR_FIRST);
  }

  /**
   * Adds the condition that a contact comes after the cursor by the keys from index {@code from}
   * on, given that the earlier keys are equal.
   */
  private void after(Cursor cursor, int from) {
    if (from == keys.size()) {
      sql.add(SearchFragment.ID)
          .add(oldestFirst ? SearchFragment.GREATER : SearchFragment.LESS)
          .parameter(cursor.id().value());
      return;
    }
    Sorting.Key key = keys.get(from);
    @Nullable Value place = cursor.values().get(from);
    sql.add(SearchFragment.OPEN);
    if (place == null) {
      value(key).add(SearchFragment.IS_NULL);
    } else {
      beyond(key, place);
      sql.add(SearchFragment.OR);
      value(key).add(SearchFragment.EQUALS).parameter(place);
    }
    sql.add(SearchFragment.AND);
    after(cursor, from + 1);
    sql.add(SearchFragment.CLOSE);
  }

  private void beyond(Sorting.Key key, Value place) {
    value(key)
        .add(key.descending() ? SearchFragment.LESS : SearchFragment.GREATER)
        .parameter(place);
    if (canLack(key)) {
      sql.add(SearchFragment.OR);
      value(key).add(SearchFragment.IS_NULL);
    }
  }

  /**
   * Reports whether the value of a key may be missing. Every contact has a time of its last update.
   */
  private static boolean canLack(Sorting.Key key) {
    return key.field() != SortField.DATE_UPDATED;
  }

  private SqlBuilder value(Sorting.Key key) {
    SearchFragment column =
        switch (SearchColumn.of(key.field().field())) {
          case SearchColumn.Single(SearchFragment value) -> value;
          case SearchColumn.Several several ->
              throw new IllegalStateException("a list is no place in an order");
        };
    return key.field().field().kind() == Field.Kind.TEXT
        ? sql.add(SearchFragment.LOWER).add(column).add(SearchFragment.CLOSE)
        : sql.add(column);
  }

  private SqlBuilder direction(SqlBuilder value, boolean descending) {
    return descending ? value.add(SearchFragment.DESCENDING) : value;
  }
}
