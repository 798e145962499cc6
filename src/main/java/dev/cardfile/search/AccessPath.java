package dev.cardfile.search;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an index is asked, to come to all contacts that pass a filter without looking at the others.
 * It may lead to some that do not pass.
 */
public sealed interface AccessPath {

  /** The holders of a key, by a primary or an additional value. */
  record Key(MatchKey key) implements AccessPath {}

  /** The holders of the keys that begin so. */
  record Keys(MatchingField field, String beginning) implements AccessPath {}

  /** Those with a term. */
  record Same(Term term) implements AccessPath {}

  /**
   * The first of those with a term, in the order of their ids: a page of them, where there are too
   * many to look at each.
   *
   * @param after behind whom they are; null to begin with the very first
   */
  record First(Term term, boolean oldestFirst, @Nullable ContactId after, int count)
      implements AccessPath {}

  /**
   * Those with a term that begins so.
   *
   * @param beginning may itself be a whole term
   */
  record Beginning(Term beginning) implements AccessPath {}

  /** Those to whom one of several leads; two or more. */
  record Several(List<AccessPath> paths) implements AccessPath {
    public Several {
      paths = List.copyOf(paths);
    }
  }

  /** Whether it leads over terms. Keys have every contact at once, terms may lack the newest. */
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
