package dev.cardfile.store.sql.query;

import dev.cardfile.search.CaseFolding;
import dev.cardfile.search.Condition;
import dev.cardfile.search.Field;
import dev.cardfile.search.Filter;
import dev.cardfile.search.OwnField;
import dev.cardfile.search.Value;
import dev.cardfile.search.WordFolding;
import java.util.List;
import java.util.SequencedMap;

/**
 * Translates a filter into a condition. In SQL, a test of a missing value is neither true nor
 * false. Mostly that has the same effect as false; only a negation must treat it as false
 * explicitly, with {@code IS NOT TRUE}.
 */
final class FilterSql {

  private final SqlBuilder sql;

  FilterSql(SqlBuilder sql) {
    this.sql = sql;
  }

  /** Adds {@code AND} and the condition, unless the filter passes every contact. */
  void and(Filter filter) {
    if (!filter.equals(Filter.everybody())) {
      sql.add(SearchFragment.AND);
      write(filter);
    }
  }

  /** Adds the condition. */
  void write(Filter filter) {
    switch (filter) {
      case Filter.All(List<Filter> filters) ->
          join(filters, SearchFragment.AND, SearchFragment.TRUE);
      case Filter.Any(List<Filter> filters) ->
          join(filters, SearchFragment.OR, SearchFragment.FALSE);
      case Filter.Not(Filter not) -> {
        sql.add(SearchFragment.OPEN);
        write(not);
        sql.add(SearchFragment.CLOSE).add(SearchFragment.IS_NOT_TRUE);
      }
      case Filter.Word(String beginning) ->
          word(beginning, SearchFragment.WHERE_ASCII_WORDS, SearchFragment.WORDS);
      case Filter.Tag(String folded) -> tag(folded);
      case Filter.Test(Field.Custom field, Condition condition) -> custom(field, condition);
      case Filter.Test(OwnField field, Condition condition) -> own(field, condition);
    }
  }

  private void join(List<Filter> filters, SearchFragment between, SearchFragment none) {
    if (filters.isEmpty()) {
      sql.add(none);
      return;
    }
    SearchFragment before = SearchFragment.OPEN;
    for (Filter filter : filters) {
      sql.add(before);
      write(filter);
      before = between;
    }
    sql.add(SearchFragment.CLOSE);
  }

  /**
   * Adds the condition that a text contains a word with a given prefix. A word follows a blank,
   * once all separators have been replaced by blanks.
   *
   * @param whereAscii begins the search for what follows in a text that is all ASCII
   * @param text the text, with a blank before its first word
   */
  void word(String beginning, SearchFragment whereAscii, SearchFragment text) {
    sql.add(whereAscii).parameter(" " + beginning).add(SearchFragment.FOUND);
    otherwise(beginning, text, WordPattern.ofBeginning(beginning));
  }

  private void tag(String folded) {
    sql.add(SearchFragment.EACH_TAG).add(SearchFragment.WHERE_ASCII_TAG).parameter(folded);
    otherwise(folded, SearchFragment.ELEMENT, WordPattern.ofWhole(folded));
    sql.add(SearchFragment.CLOSE);
  }

  private void otherwise(String folded, SearchFragment value, String pattern) {
    sql.add(SearchFragment.OTHERWISE);
    replaced(WordFolding.sequences(folded), () -> sql.add(value));
    sql.add(SearchFragment.MATCHES).parameter(pattern).add(SearchFragment.END);
  }

  private void own(OwnField field, Condition condition) {
    switch (SearchColumn.of(field)) {
      case SearchColumn.Single(SearchFragment value) -> test(value, field.kind(), condition);
      case SearchColumn.Several(SearchFragment each) -> {
        sql.add(each);
        test(SearchFragment.ELEMENT, field.kind(), condition);
        sql.add(SearchFragment.CLOSE);
      }
    }
  }

  private void custom(Field.Custom field, Condition condition) {
    if (condition instanceof Condition.Exists) {
      sql.add(SearchFragment.CUSTOM_FIELD).parameter(field.id());
    } else {
      SearchFragment value =
          switch (field.kind()) {
            case NUMBER -> SearchFragment.CUSTOM_NUMBER;
            case DATE -> SearchFragment.CUSTOM_DATE;
            case TEXT, CODE, FLAG, INSTANT, STRUCTURE -> SearchFragment.ELEMENT;
          };
      sql.add(
              value == SearchFragment.ELEMENT
                  ? SearchFragment.EACH_CUSTOM_TEXT
                  : SearchFragment.CUSTOM_FIELD)
          .parameter(field.id())
          .add(SearchFragment.AND);
      test(value, field.kind(), condition);
    }
    sql.add(SearchFragment.CLOSE);
  }

  private void test(SearchFragment value, Field.Kind kind, Condition condition) {
    switch (condition) {
      case Condition.Exists exists -> sql.add(value).add(SearchFragment.IS_NOT_NULL);
      case Condition.Equal(Value wanted) -> {
        compared(value, kind, wanted);
        sql.add(SearchFragment.EQUALS).parameter(wanted);
      }
      case Condition.Contains(String part) -> {
        Value wanted = new Value.Text(part);
        sql.add(SearchFragment.POSITION);
        compared(value, kind, wanted);
        sql.add(SearchFragment.COMMA).parameter(wanted).add(SearchFragment.FOUND);
      }
      case Condition.StartsWith(String beginning) -> {
        Value wanted = new Value.Text(beginning);
        sql.add(SearchFragment.POSITION);
        compared(value, kind, wanted);
        sql.add(SearchFragment.COMMA).parameter(wanted).add(SearchFragment.FOUND_FIRST);
      }
      case Condition.EndsWith(String end) -> endsWith(value, kind, end);
      case Condition.Within(List<Condition.Bound> bounds) -> within(value, bounds);
    }
  }

  /**
   * Compares as many of the last characters as the wanted suffix has. A shorter value yields fewer
   * characters, and is not equal.
   */
  private void endsWith(SearchFragment value, Field.Kind kind, String end) {
    Value wanted = new Value.Text(end);
    sql.add(SearchFragment.END_OF);
    compared(value, kind, wanted);
    sql.add(SearchFragment.FROM_END);
    sql.parameter(new Value.Whole(end.codePointCount(0, end.length())));
    sql.add(SearchFragment.AS_LENGTH).add(SearchFragment.EQUALS).parameter(wanted);
  }

  private void within(SearchFragment value, List<Condition.Bound> bounds) {
    SearchFragment before = SearchFragment.OPEN;
    for (Condition.Bound bound : bounds) {
      sql.add(before).add(value).add(comparison(bound.side())).parameter(bound.value());
      before = SearchFragment.AND;
    }
    sql.add(SearchFragment.CLOSE);
  }

  private static SearchFragment comparison(Condition.Side side) {
    return switch (side) {
      case ABOVE -> SearchFragment.GREATER;
      case FROM -> SearchFragment.GREATER_OR_EQUAL;
      case BELOW -> SearchFragment.LESS;
      case UP_TO -> SearchFragment.LESS_OR_EQUAL;
    };
  }

  /**
   * Adds a value in the form in which values of its kind are compared, folded as far as the wanted
   * text requires.
   */
  private void compared(SearchFragment value, Field.Kind kind, Value wanted) {
    if (kind == Field.Kind.TEXT && wanted instanceof Value.Text(String text)) {
      folded(text, () -> sql.add(SearchFragment.LOWER).add(value).add(SearchFragment.CLOSE));
    } else {
      sql.add(value);
    }
  }

  /**
   * Adds a value, whose ASCII letters are already in lower case, folded as far as the text
   * requires.
   */
  private void folded(String text, Runnable value) {
    replaced(CaseFolding.unfolded(text), value);
  }

  private void replaced(SequencedMap<String, String> pairs, Runnable value) {
    pairs.forEach((other, becomes) -> sql.add(SearchFragment.REPLACE));
    value.run();
    pairs.forEach((other, becomes) -> {
      sql.add(SearchFragment.COMMA).parameter(other);
      sql.add(SearchFragment.COMMA).parameter(becomes).add(SearchFragment.CLOSE);
    });
  }
}
