package dev.cardfile.search;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A look-up in an index that leads to all contacts that pass a filter, so that the others need not
 * be read. It may also lead to some contacts that do not pass.
 */
public sealed interface AccessPath {

  /** The holders of a key, by a primary or an additional value. */
  record Key(MatchKey key) implements AccessPath {}

  /** The holders of the keys that begin with a text. */
  record Keys(MatchingField field, String beginning) implements AccessPath {}

  /** The contacts with a term. */
  record Same(Term term) implements AccessPath {}

  /**
   * The first contacts with a term, in the order of their ids: one page of them, for a term that
   * too many contacts have for all to be read.
   *
   * @param after the contact after which they begin; null to begin with the very first
   */
  record First(Term term, boolean oldestFirst, @Nullable ContactId after, int count)
      implements AccessPath {}

  /**
   * The contacts with a term that begins with a text.
   *
   * @param beginning may itself be a whole term
   */
  record Beginning(Term beginning) implements AccessPath {}

  /** The contacts that at least one of several paths leads to; there are two paths or more. */
  record Several(List<AccessPath> paths) implements AccessPath {
    public Several {
      paths = List.copyOf(paths);
    }
  }

  /**
   * Reports whether the path uses terms. The keys of a contact are written with it, but its terms
   * may be missing while it is new.
   */
  default boolean usesTerms() {
    return switch (this) {
      case Key key -> false;
      case Keys keys -> false;
      case Same same -> true;
      case First first -> true;
      case Beginning beginning -> true;
      case Several(List<AccessPath> paths) -> paths.stream().anyMatch(AccessPath::usesTerms);
    };
  }
}
