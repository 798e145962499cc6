package dev.cardfile.store.sql.query;

import dev.cardfile.activity.TaskQuery;
import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.search.Value;
import dev.cardfile.store.sql.jdbc.Dialect;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the statement of a search for tasks. */
public final class TaskSearchSql {

  private TaskSearchSql() {}

  /** Selects the tasks of a page, each with the name of its contact. */
  public static SqlBuilder page(Dialect dialect, LocationId location, TaskQuery query) {
    SqlBuilder sql = new SqlBuilder(dialect, location);
    sql.add(SearchFragment.TASKS_WITH_CONTACTS).location();
    sql.add(SearchFragment.OF_THE_TASKS).location();
    among(
        sql,
        SearchFragment.AND_CONTACT_OF_TASK,
        query.contacts().stream().map(ContactId::value).toList());
    Boolean completed = query.completed();
    if (completed != null) {
      sql.add(SearchFragment.AND_COMPLETED).parameter(new Value.Whole(completed ? 1 : 0));
    }
    among(sql, SearchFragment.AND_ASSIGNED_TO, query.assignedTo());
    String business = query.business();
    if (business != null) {
      sql.add(SearchFragment.AND_BUSINESS).parameter(business);
    }
    words(sql, query.words());
    TaskQuery.Place after = query.after();
    if (after != null) {
      sql.add(SearchFragment.AND_DUE_AFTER)
          .parameter(new Value.Whole(after.dueDate().toEpochMilli()))
          .add(SearchFragment.COMMA)
          .parameter(after.id())
          .add(SearchFragment.CLOSE);
    }
    sql.add(SearchFragment.BY_DUE_DATE);
    sql.limit(query.limit());
    return sql.add(SearchFragment.OFFSET).parameter(new Value.Whole(query.skip()));
  }

  /** Adds the condition that a column has one of these values, unless there are none. */
  private static void among(SqlBuilder sql, SearchFragment column, Collection<String> values) {
    if (values.isEmpty()) {
      return;
    }
    SearchFragment before = SearchFragment.IN;
    sql.add(column);
    for (String value : values) {
      sql.add(before).parameter(value);
      before = SearchFragment.COMMA;
    }
    sql.add(SearchFragment.CLOSE);
  }

  private static void words(SqlBuilder sql, @Nullable List<String> words) {
    if (words == null) {
      return;
    }
    FilterSql filter = new FilterSql(sql);
    for (String word : words) {
      sql.add(SearchFragment.AND);
      filter.word(word, SearchFragment.WHERE_ASCII_TITLE, SearchFragment.TITLE);
    }
    if (words.isEmpty()) {
      sql.add(SearchFragment.AND).add(SearchFragment.FALSE);
    }
  }
}
