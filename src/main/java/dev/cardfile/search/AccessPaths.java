package dev.cardfile.search;

import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the access paths to the contacts that pass a filter. */
public final class AccessPaths {

  private AccessPaths() {}

  /**
   * Returns the paths that each lead to all contacts that pass; empty if all contacts must be read.
   */
  public static List<AccessPath> of(Filter filter) {
    return switch (filter) {
      case Filter.All(List<Filter> filters) ->
          filters.stream().flatMap(each -> of(each).stream()).toList();
      case Filter.Any(List<Filter> filters) -> any(filters).map(List::of).orElse(List.of());
      case Filter.Not not -> List.of();
      case Filter.Word(String beginning) ->
          List.of(new AccessPath.Beginning(new Term(Term.Kind.WORD, beginning)));
      case Filter.Tag(String folded) ->
          List.of(
              new AccessPath.Several(
                  List.of(
                      new AccessPath.Same(new Term(Term.Kind.TAG, folded)),
                      new AccessPath.Same(new Term(Term.Kind.FOLDED_TAG, folded)))));
      case Filter.Test(Field.Custom field, Condition.Equal(Value value)) -> ofCustom(field, value);
      case Filter.Test(Field.Custom field, Condition condition) -> List.of();
      case Filter.Test(OwnField field, Condition condition) -> ofOwn(field, condition);
    };
  }

  /** Returns a path that leads to exactly the contacts that pass; empty if there is none. */
  public static Optional<AccessPath> exact(Filter filter) {
    return switch (filter) {
      case Filter.All(List<Filter> filters) when filters.size() == 1 -> exact(filters.getFirst());
      case Filter.Any(List<Filter> filters) when filters.size() == 1 -> exact(filters.getFirst());
      case Filter.Any(List<Filter> filters) -> exactlyAny(filters);
      case Filter.Word word -> whole(word);
      case Filter.Tag tag -> whole(tag);
      case Filter.Test(OwnField field, Condition.Equal equal)
          when field == OwnField.TAGS || field == OwnField.ASSIGNED_TO ->
          whole(filter);
      // A contact may still have a number of a former field with this id, and the term of a number
      // equals that of the same text.
      case Filter.Test(Field.Custom(_, Field.Kind kind), Condition.Equal(Value.Text(String text)))
          when kind == Field.Kind.TEXT && !Term.isNumber(text) ->
          whole(filter);
      default -> Optional.empty();
    };
  }

  /** Returns a path that leads to no more contacts than the page needs; empty if there is none. */
  public static Optional<AccessPath> first(Search search) {
    Sorting sorting = search.sorting();
    if (!sorting.leading().isEmpty()
        || !sorting.keys().isEmpty()
        || !(exact(search.filter()).orElse(null) instanceof AccessPath.Same(Term term))) {
      return Optional.empty();
    }
    return Optional.of(
        switch (search.start()) {
          case Search.Start.Offset(int before) ->
              new AccessPath.First(
                  term, sorting.oldestFirst(), null, Math.addExact(before, search.limit()));
          case Search.Start.After(Cursor cursor) ->
              new AccessPath.First(term, sorting.oldestFirst(), cursor.id(), search.limit());
        });
  }

  private static Optional<AccessPath> exactlyAny(List<Filter> filters) {
    List<AccessPath> paths =
        filters.stream().flatMap(filter -> exact(filter).stream()).distinct().toList();
    return filters.isEmpty() || filters.stream().anyMatch(filter -> exact(filter).isEmpty())
        ? Optional.empty()
        : Optional.of(either(paths));
  }

  private static Optional<AccessPath> whole(Filter filter) {
    return of(filter).stream().filter(AccessPaths::isWhole).findFirst();
  }

  private static boolean isWhole(AccessPath path) {
    return switch (path) {
      case AccessPath.Same(Term term) -> term.isWhole();
      case AccessPath.Beginning(Term beginning) -> beginning.isWhole();
      case AccessPath.Several(List<AccessPath> paths) ->
          paths.stream().allMatch(AccessPaths::isWhole);
      default -> false;
    };
  }

  /**
   * Returns a path to the contacts that pass any of the filters. It combines a path for each
   * filter, so there is none unless every filter has one.
   */
  private static Optional<AccessPath> any(List<Filter> filters) {
    List<AccessPath> paths = new ArrayList<>();
    for (Filter filter : filters) {
      AccessPath path = of(filter).stream().findFirst().orElse(null);
      if (path == null) {
        return Optional.empty();
      }
      paths.add(path);
    }
    return paths.isEmpty()
        ? Optional.empty()
        : Optional.of(either(paths.stream().distinct().toList()));
  }

  private static AccessPath either(List<AccessPath> paths) {
    return paths.size() == 1 ? paths.getFirst() : new AccessPath.Several(paths);
  }

  private static List<AccessPath> ofCustom(Field.Custom field, Value value) {
    String text =
        switch (value) {
          case Value.Text(String same) -> same;
          case Value.Decimal(double number) -> Term.number(number);
          case Value.Whole whole -> null;
        };
    return text == null
        ? List.of()
        : List.of(new AccessPath.Same(Term.ofCustomField(field.id(), text)));
  }

  private static List<AccessPath> ofOwn(OwnField field, Condition condition) {
    return switch (condition) {
      case Condition.Equal(Value.Text(String text)) -> same(field, text);
      case Condition.StartsWith(String text) ->
          keyField(field).<AccessPath>map(key -> new AccessPath.Keys(key, text)).stream().toList();
      case Condition.EndsWith(String text) when field == OwnField.PHONE ->
          List.of(new AccessPath.Beginning(new Term(Term.Kind.PHONE_END, Term.backwards(text))));
      default -> List.of();
    };
  }

  private static List<AccessPath> same(OwnField field, String text) {
    return switch (field) {
      case TAGS -> List.of(new AccessPath.Same(new Term(Term.Kind.TAG, text)));
      case ASSIGNED_TO -> List.of(new AccessPath.Same(new Term(Term.Kind.ASSIGNED_TO, text)));
      case FIRST_NAME, LAST_NAME, COMPANY_NAME ->
          Words.of(text).stream()
              .<AccessPath>map(word -> new AccessPath.Same(new Term(Term.Kind.WORD, word)))
              .toList();
      default ->
          keyField(field)
              .<AccessPath>map(key -> new AccessPath.Key(new MatchKey(key, text)))
              .stream()
              .toList();
    };
  }

  /** Returns the matching field whose keys include the values of this field. */
  private static Optional<MatchingField> keyField(OwnField field) {
    return switch (field) {
      case EMAIL, ADDITIONAL_EMAILS -> Optional.of(MatchingField.EMAIL);
      case PHONE, ADDITIONAL_PHONES -> Optional.of(MatchingField.PHONE);
      default -> Optional.empty();
    };
  }
}
