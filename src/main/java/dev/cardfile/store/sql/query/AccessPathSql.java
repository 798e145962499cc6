package dev.cardfile.store.sql.query;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.search.AccessPath;
import dev.cardfile.search.Term;
import dev.cardfile.store.sql.row.EnumCodec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Translates an access path into a query for the ids of the contacts that it finds, without
 * duplicates.
 */
final class AccessPathSql {

  private final SqlBuilder sql;
  private final boolean withinIndex;

  /**
   * Creates a translator.
   *
   * @param withinIndex whether to omit the contacts that are not indexed yet
   */
  AccessPathSql(SqlBuilder sql, boolean withinIndex) {
    this.sql = sql;
    this.withinIndex = withinIndex;
  }

  void ids(AccessPath path) {
    switch (path) {
      case AccessPath.Key(MatchKey(MatchingField field, String value)) -> {
        holders(field);
        sql.add(SearchFragment.AND_VALUE).add(SearchFragment.EQUALS).parameter(value);
        leaveOutNewest();
      }
      case AccessPath.Keys(MatchingField field, String beginning) -> {
        holders(field);
        begins(SearchFragment.AND_VALUE, beginning);
        leaveOutNewest();
      }
      case AccessPath.Same(Term term) -> same(term);
      case AccessPath.First first -> first(first);
      case AccessPath.Beginning(Term beginning) -> {
        sql.add(SearchFragment.WITH_SOME_TERM);
        kind(beginning);
        begins(SearchFragment.AND_TERM, beginning.text());
      }
      case AccessPath.Several(List<AccessPath> paths) -> several(paths);
    }
  }

  private void same(Term term) {
    sql.add(SearchFragment.WITH_TERM);
    kind(term);
    sql.add(SearchFragment.AND_TERM).add(SearchFragment.EQUALS).parameter(term.text());
  }

  private void first(AccessPath.First first) {
    same(first.term());
    ContactId after = first.after();
    if (after != null) {
      sql.add(SearchFragment.AND_CONTACT)
          .add(first.oldestFirst() ? SearchFragment.GREATER : SearchFragment.LESS)
          .parameter(after.value());
    }
    sql.add(SearchFragment.BY_CONTACT);
    if (!first.oldestFirst()) {
      sql.add(SearchFragment.DESCENDING);
    }
    sql.limit(first.count());
  }

  private void several(List<AccessPath> paths) {
    ids(paths.getFirst());
    for (AccessPath next : paths.subList(1, paths.size())) {
      sql.add(SearchFragment.UNION);
      ids(next);
    }
  }

  private void holders(MatchingField field) {
    sql.add(SearchFragment.HOLDERS).location();
    sql.add(SearchFragment.AND_FIELD).parameter(EnumCodec.MATCHING_FIELD.write(field));
  }

  private void kind(Term term) {
    sql.location().add(SearchFragment.AND_KIND).parameter(EnumCodec.TERM_KIND.write(term.kind()));
  }

  private void leaveOutNewest() {
    if (withinIndex) {
      sql.add(SearchFragment.WITHIN_INDEX).location().add(SearchFragment.END_OF_INDEX);
    }
  }

  private void begins(SearchFragment column, String beginning) {
    sql.add(column).add(SearchFragment.GREATER_OR_EQUAL).parameter(beginning);
    String end = endOf(beginning);
    if (end != null) {
      sql.add(column).add(SearchFragment.LESS).parameter(end);
    }
  }

  /**
   * Returns the smallest text that is greater than every text with this prefix, in the order of
   * code points; null if there is none.
   */
  static @Nullable String endOf(String beginning) {
    if (beginning.isEmpty()) {
      return null;
    }
    int last = beginning.codePointBefore(beginning.length());
    String before = beginning.substring(0, beginning.length() - Character.charCount(last));
    if (last == Character.MAX_CODE_POINT) {
      return endOf(before);
    }
    int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
    return before + Character.toString(next);
  }
}
