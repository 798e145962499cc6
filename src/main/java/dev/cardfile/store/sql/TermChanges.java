package dev.cardfile.store.sql;

import dev.cardfile.contact.Contact;
import dev.cardfile.search.Term;
import dev.cardfile.search.Terms;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the index of searches has to learn of a contact that it has, or is to have.
 *
 * @param won in the order of the index
 * @param lost in the order of the index
 */
record TermChanges(List<Term> won, List<Term> lost) {

  static final TermChanges NONE = new TermChanges(List.of(), List.of());

  static TermChanges of(Overlay.Change change) {
    Contact before = change.before();
    Contact after = change.after();
    if (before != null && after != null && Terms.areSame(before, after)) {
      return NONE;
    }
    Set<Term> had = terms(before);
    Set<Term> has = terms(after);
    return new TermChanges(without(has, had), without(had, has));
  }

  private static Set<Term> terms(@Nullable Contact contact) {
    return contact == null ? Set.of() : Terms.of(contact);
  }

  private static List<Term> without(Set<Term> terms, Set<Term> others) {
    Set<Term> left = new HashSet<>(terms);
    left.removeAll(others);
    return left.stream().sorted().toList();
  }
}
