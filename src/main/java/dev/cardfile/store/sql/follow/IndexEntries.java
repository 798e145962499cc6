package dev.cardfile.store.sql.follow;

import dev.cardfile.contact.Change;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.search.Term;
import dev.cardfile.search.Terms;
import dev.cardfile.store.sql.group.EffectContext;
import dev.cardfile.store.sql.row.RowWrites;
import dev.cardfile.store.sql.statement.Statements;
import dev.cardfile.store.sql.table.ContactTermTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Updates the search index for contacts that are already indexed. Writes only the terms that a
 * change adds or removes. New contacts are left to the {@link SearchIndexer}, which is told how
 * many there are.
 */
final class IndexEntries implements Follower {

  private final SearchIndexer indexer;
  private final Map<LocationId, Integer> addedTo = new HashMap<>();

  /** The change in the number of indexed contacts of each location. */
  private final Map<LocationId, Integer> indexedMore = new TreeMap<>();

  IndexEntries(SearchIndexer indexer) {
    this.indexer = indexer;
  }

  @Override
  public void changed(Change change, EffectContext at, RowWrites rows) {
    LocationId location = at.location().id();
    boolean indexed = isIndexed(change.id(), at.state().indexedTo());
    addedTo.merge(location, !indexed && change.before() == null ? 1 : 0, Integer::sum);
    if (indexed) {
      follow(change, location, rows);
    }
  }

  @Override
  public void flushing(RowWrites rows) {
    indexedMore.forEach((location, more) ->
        rows.run(Statements.COUNT_INDEXED, row -> row.number((long) more).text(location.value())));
    indexedMore.clear();
  }

  @Override
  public void committed() {
    addedTo.forEach(indexer::written);
  }

  private static boolean isIndexed(ContactId id, @Nullable ContactId indexedTo) {
    return indexedTo != null && id.compareTo(indexedTo) <= 0;
  }

  private void follow(Change change, LocationId location, RowWrites rows) {
    Contact before = change.before();
    Contact after = change.after();
    if (before != null && after != null && Terms.areSame(before, after)) {
      return;
    }
    Set<Term> had = terms(before);
    Set<Term> has = terms(after);
    for (Term lost : without(had, has)) {
      rows.delete(ContactTermTable.TABLE, location, entry(lost, change));
    }
    for (Term won : without(has, had)) {
      rows.insert(ContactTermTable.TABLE, location, entry(won, change));
    }
    if (change.countsMore() != 0) {
      indexedMore.merge(location, change.countsMore(), Integer::sum);
    }
  }

  private static ContactTermTable.Entry entry(Term term, Change change) {
    return new ContactTermTable.Entry(term, change.id());
  }

  private static Set<Term> terms(@Nullable Contact contact) {
    return contact == null ? Set.of() : Terms.of(contact);
  }

  /** Returns the terms that are not among the others, in the order of the index. */
  private static List<Term> without(Set<Term> terms, Set<Term> others) {
    Set<Term> left = new HashSet<>(terms);
    left.removeAll(others);
    return left.stream().sorted().toList();
  }
}
