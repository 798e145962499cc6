package dev.cardfile.search;

import java.util.List;

/** The condition that contacts must meet to be found. */
public sealed interface Filter {

  /** Returns the filter that all contacts pass. */
  static Filter everybody() {
    return new All(List.of());
  }

  /** Returns the filter for contacts that pass both filters. */
  default Filter and(Filter other) {
    if (equals(everybody())) {
      return other;
    }
    return other.equals(everybody()) ? this : new All(List.of(this, other));
  }

  /** Contacts that pass every filter; all contacts if there is none. */
  record All(List<Filter> filters) implements Filter {
    public All {
      filters = List.copyOf(filters);
    }
  }

  /** Contacts that pass at least one filter; no contacts if there is none. */
  record Any(List<Filter> filters) implements Filter {
    public Any {
      filters = List.copyOf(filters);
    }
  }

  /** Contacts that do not pass the filter, including those without a value. */
  record Not(Filter filter) implements Filter {}

  /**
   * Contacts with a word that begins with a text, in the first or last name, the company name or
   * the primary e-mail. Case and diacritics are ignored, by {@link WordFolding}.
   *
   * @param beginning a word as {@link Words} returns it, or the beginning of one
   */
  record Word(String beginning) implements Filter {}

  /**
   * Contacts with a tag of this name, ignoring case and diacritics.
   *
   * @param folded the name, folded by {@link WordFolding}
   */
  record Tag(String folded) implements Filter {}

  /** Contacts of which at least one value of the field meets the condition. */
  record Test(Field field, Condition condition) implements Filter {}
}
