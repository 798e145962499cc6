package dev.cardfile.wire.search;

import dev.cardfile.json.Characters;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonNull;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonString;
import dev.cardfile.location.Location;
import dev.cardfile.search.Condition;
import dev.cardfile.search.Field;
import dev.cardfile.search.Filter;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.Subject;
import dev.cardfile.wire.table.Violations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the filters of a search: a list of tests and of groups, which can be nested. */
final class FilterReader {

  static final int MAX_DEPTH = 5;
  static final int MAX_COUNT = 100;
  static final int MAX_VALUES = 50;

  static final String FILTERS = "filters";
  private static final String GROUP = "group";
  private static final String FIELD = "field";
  private static final String OPERATOR = "operator";
  private static final String VALUE = "value";
  private static final List<String> GROUPS = List.of("AND", "OR");
  private static final Set<String> OF_A_GROUP = Set.of(GROUP, FILTERS);
  private static final Set<String> OF_A_TEST = Set.of(FIELD, OPERATOR, VALUE);

  /** The schema of the outermost list. */
  static final Schema SCHEMA =
      Schema.list(Schema.recursive("SearchFilter", FilterReader::schema))
          .with("maxItems", MAX_COUNT)
          .about(
              "All must match. Groups nest at most %d deep; at most %d filters and groups in all."
                  .formatted(MAX_DEPTH, MAX_COUNT));

  private final Location location;
  private final Violations violations;
  private final ConditionReader conditions;
  private int count;
  private @Nullable String unknownField;

  FilterReader(Location location, Violations violations) {
    this.location = location;
    this.violations = violations;
    this.conditions = new ConditionReader(location, violations);
  }

  private static Schema schema(Schema self) {
    SequencedMap<String, Schema> group = new LinkedHashMap<>();
    group.put(GROUP, Schema.oneOf(GROUPS));
    group.put(FILTERS, Schema.list(self).with("maxItems", MAX_COUNT));
    List<Schema> all = new ArrayList<>();
    all.add(Schema.object(group, List.of(GROUP, FILTERS)).with("title", "Group"));
    for (Field.Kind kind : Field.Kind.values()) {
      for (Operator.Takes takes : Operator.Takes.values()) {
        test(kind, takes).ifPresent(all::add);
      }
    }
    return Schema.anyOf(all);
  }

  /**
   * Returns the schema of tests on fields of one kind, by operators that take the same kind of
   * value; empty if there are none.
   */
  private static Optional<Schema> test(Field.Kind kind, Operator.Takes takes) {
    List<String> operators =
        Arrays.stream(Operator.values())
            .filter(operator -> operator.suits(kind) && operator.takes() == takes)
            .map(operator -> operator.wireName)
            .toList();
    if (operators.isEmpty()) {
      return Optional.empty();
    }
    SequencedMap<String, Schema> test = new LinkedHashMap<>();
    test.put(FIELD, SearchNames.schema(kind));
    test.put(OPERATOR, Schema.oneOf(operators));
    List<String> required = new ArrayList<>(test.keySet());
    Schema value = ConditionReader.schema(kind);
    switch (takes) {
      case NOTHING -> test.put(VALUE, Schema.ANY.about("Ignored."));
      case VALUES -> {
        Schema list = Schema.list(value).with("minItems", 1).with("maxItems", MAX_VALUES);
        test.put(
            VALUE, Schema.anyOf(List.of(value, list)).about("In a list, any value may match."));
        required.add(VALUE);
      }
      case BOUNDS -> {
        test.put(VALUE, ConditionReader.bounds(value));
        required.add(VALUE);
      }
    }
    String title = kind.name().toLowerCase(Locale.ROOT) + ": " + String.join(", ", operators);
    return Optional.of(Schema.object(test, required).with("title", title));
  }

  /** Returns the problem of the first unknown field; empty if all fields are known. */
  Optional<Problem> unknownField() {
    return Optional.ofNullable(unknownField)
        .map(name -> new Problem.InvalidField(name, SearchNames.fields()));
  }

  /** Reads the outermost list, all of whose filters must match. */
  Filter read(@Nullable Json value) {
    return switch (value) {
      case null -> Filter.everybody();
      case JsonNull none -> Filter.everybody();
      default -> new Filter.All(list(FILTERS, value, 1));
    };
  }

  private List<Filter> list(String path, @Nullable Json value, int depth) {
    if (!(value instanceof JsonArray(List<Json> items))) {
      violations.refuse(path, Requirement.ARRAY);
      return List.of();
    }
    if (depth > MAX_DEPTH) {
      violations.refuse(FILTERS, Requirement.shallowEnough(MAX_DEPTH));
      return List.of();
    }
    List<Filter> filters = new ArrayList<>();
    for (int i = 0; i < items.size() && count <= MAX_COUNT; i++) {
      filters.add(filter(path + "." + i, items.get(i), depth));
    }
    return filters;
  }

  private Filter filter(String path, Json value, int depth) {
    if (++count > MAX_COUNT) {
      violations.refuse(FILTERS, Requirement.fewEnough(MAX_COUNT));
      return Filter.everybody();
    }
    if (!(value instanceof JsonObject members)) {
      violations.refuse(path, Requirement.OBJECT);
      return Filter.everybody();
    }
    boolean group = members.get(GROUP) != null || members.get(FILTERS) != null;
    for (String name : members.members().keySet()) {
      if (!(group ? OF_A_GROUP : OF_A_TEST).contains(name)) {
        violations.unknownProperty(path + ".", name);
      }
    }
    return group ? group(path, members, depth) : test(path, members);
  }

  private Filter group(String path, JsonObject members, int depth) {
    boolean any = choice(path + "." + GROUP, members.get(GROUP), GROUPS) == 1;
    List<Filter> filters = list(path + "." + FILTERS, members.get(FILTERS), depth + 1);
    // An empty group matches every contact, whether it is an AND or an OR.
    return any && !filters.isEmpty() ? new Filter.Any(filters) : new Filter.All(filters);
  }

  private Filter test(String path, JsonObject members) {
    int chosen = choice(path + "." + OPERATOR, members.get(OPERATOR), Operator.NAMES);
    Field field = field(path + "." + FIELD, members.get(FIELD));
    if (chosen < 0 || field == null) {
      return Filter.everybody();
    }
    Operator operator = Operator.values()[chosen];
    if (!operator.suits(field.kind())) {
      violations.refuse(path + "." + OPERATOR, Requirement.oneOf(Operator.namesFor(field.kind())));
      return Filter.everybody();
    }
    return filter(field, operator, path + "." + VALUE, members.get(VALUE));
  }

  private @Nullable Field field(String path, @Nullable Json value) {
    String name = text(path, value);
    if (name == null) {
      return null;
    }
    Optional<Field> field = SearchNames.field(name, location.customFields());
    if (field.isEmpty() && unknownField == null) {
      unknownField = name;
    }
    return field.orElse(null);
  }

  private Filter filter(Field field, Operator operator, String path, @Nullable Json value) {
    return switch (operator) {
      case EXISTS -> new Filter.Test(field, new Condition.Exists());
      case NOT_EXISTS -> new Filter.Not(new Filter.Test(field, new Condition.Exists()));
      case EQ -> any(field, values(path, value, (at, each) -> conditions.equal(field, at, each)));
      case NOT_EQ ->
          new Filter.Not(
              any(field, values(path, value, (at, each) -> conditions.equal(field, at, each))));
      case CONTAINS ->
          any(field, values(path, value, (at, each) -> conditions.contains(field, at, each)));
      case NOT_CONTAINS ->
          new Filter.Not(
              any(field, values(path, value, (at, each) -> conditions.contains(field, at, each))));
      case RANGE -> any(field, conditions.within(field, path, value));
    };
  }

  private static Filter any(Field field, List<Condition> conditions) {
    List<Filter> tests = new ArrayList<>();
    conditions.forEach(condition -> tests.add(new Filter.Test(field, condition)));
    return tests.size() == 1 ? tests.getFirst() : new Filter.Any(tests);
  }

  private interface ValueReader {
    Optional<Condition> read(Subject at, Json value);
  }

  /** Reads one value, or a list of which any value may match. */
  private List<Condition> values(String path, @Nullable Json value, ValueReader reader) {
    List<Condition> read = new ArrayList<>();
    switch (value) {
      case null -> violations.refuse(path, Requirement.NOT_EMPTY);
      case JsonArray(List<Json> items) -> {
        if (items.isEmpty()) {
          violations.refuse(path, Requirement.NOT_EMPTY);
        } else if (items.size() > MAX_VALUES) {
          violations.refuse(path, Requirement.fewEnough(MAX_VALUES));
        } else {
          items.forEach(item -> reader.read(Subject.eachIn(path), item).ifPresent(read::add));
        }
      }
      default -> reader.read(Subject.of(path), value).ifPresent(read::add);
    }
    return read;
  }

  /** Returns the index of a text among the choices; -1 for anything else, which is refused. */
  private int choice(String path, @Nullable Json value, List<String> choices) {
    int place = value instanceof JsonString(String text) ? choices.indexOf(text) : -1;
    if (place < 0) {
      violations.refuse(path, Requirement.oneOf(choices));
    }
    return place;
  }

  private @Nullable String text(String path, @Nullable Json value) {
    if (value instanceof JsonString(String text)) {
      if (!Characters.strip(text).isEmpty()) {
        return Characters.strip(text);
      }
      violations.refuse(path, Requirement.NOT_EMPTY);
    } else if (value == null || value instanceof JsonNull) {
      violations.refuse(path, Requirement.NOT_EMPTY);
    } else {
      violations.refuse(path, Requirement.STRING);
    }
    return null;
  }

  /** An operator that a test applies to a field. */
  private enum Operator {
    EQ("eq"),
    NOT_EQ("not_eq"),
    CONTAINS("contains"),
    NOT_CONTAINS("not_contains"),
    EXISTS("exists"),
    NOT_EXISTS("not_exists"),
    RANGE("range");

    private static final List<String> NAMES =
        Arrays.stream(values()).map(each -> each.wireName).toList();

    private final String wireName;

    Operator(String wireName) {
      this.wireName = wireName;
    }

    /** The value that an operator takes. */
    private enum Takes {
      VALUES,
      BOUNDS,
      NOTHING
    }

    private Takes takes() {
      return switch (this) {
        case EQ, NOT_EQ, CONTAINS, NOT_CONTAINS -> Takes.VALUES;
        case RANGE -> Takes.BOUNDS;
        case EXISTS, NOT_EXISTS -> Takes.NOTHING;
      };
    }

    private boolean suits(Field.Kind kind) {
      return switch (this) {
        case EXISTS, NOT_EXISTS -> true;
        case EQ, NOT_EQ -> kind != Field.Kind.STRUCTURE;
        case CONTAINS, NOT_CONTAINS -> kind == Field.Kind.TEXT || kind == Field.Kind.CODE;
        case RANGE ->
            kind == Field.Kind.NUMBER || kind == Field.Kind.DATE || kind == Field.Kind.INSTANT;
      };
    }

    private static List<String> namesFor(Field.Kind kind) {
      return Arrays.stream(values())
          .filter(each -> each.suits(kind))
          .map(each -> each.wireName)
          .toList();
    }
  }
}
