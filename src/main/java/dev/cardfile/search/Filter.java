package dev.cardfile.search;

import java.util.List;

/** Which contacts are wanted. */
public sealed interface Filter {

  /** All contacts. */
  static Filter everybody() {
    return new All(List.of());
  }

  /** Those that pass both filters. */
  default Filter and(Filter other) {
    if (equals(everybody())) {
      return other;
    }
    return other.equals(everybody()) ? this : new All(List.of(this, other));
  }

  /** Those that pass each filter; all contacts where there is none. */
  record All(List<Filter> filters) implements Filter {
    public All {
      filters = List.copyOf(filters);
    }
  }

  /** Those that pass a filter; no contacts where there is none. */
  record Any(List<Filter> filters) implements Filter {
    public Any {
      filters = List.copyOf(filters);
    }
  }

  /** Those that do not pass, contacts without a value among them. */
  record Not(Filter filter) implements Filter {}

  /**
   * Those of whom a word begins so: one of the first or last name, the company's name or the
   * primary e-mail. Case and diacritics do not count, as {@link WordFolding} says.
   *
   * @param beginning as {@link Words} has it, without a sign in it
   */
  record Word(String beginning) implements Filter {}

  /**
   * Those with a tag of this name, where case and diacritics do not count.
   *
   * @param folded as {@link WordFolding} has it
   */
  record Tag(String folded) implements Filter {}

  /** Those of which some value of the field meets the condition. */
  record Test(Field field, Condition condition) implements Filter {}
}
