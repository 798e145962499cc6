package dev.cardfile.wire.contact;

import dev.cardfile.location.InvalidValues;
import dev.cardfile.upsert.request.WriteOptions;
import dev.cardfile.upsert.request.WriteOptions.FieldsOption;
import dev.cardfile.upsert.request.WriteOptions.TagsOption;
import dev.cardfile.wire.InvalidValuesNames;
import dev.cardfile.wire.Violation;
import dev.cardfile.wire.form.PercentCoding;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import dev.cardfile.wire.table.ValueType;
import dev.cardfile.wire.table.Violations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the write options from a query. Their names are recognised in any case and with {@code _}
 * or {@code -}, because otherwise a misspelt {@code dryRun} would be ignored, and the contact
 * written. All other parameters are ignored, whatever their values.
 */
public final class OptionsReader {

  /** The first segment of a violation's path if the violation is in the query. */
  public static final String QUERY = "query";

  private static final Map<TagsOption, String> TAGS_NAMES =
      Map.of(TagsOption.REPLACE, "replace", TagsOption.ADD, "add", TagsOption.REMOVE, "remove");
  private static final Map<FieldsOption, String> FIELDS_NAMES =
      Map.of(FieldsOption.OVERWRITE, "overwrite", FieldsOption.FILL_EMPTY, "fillEmpty");

  /** The option {@code tags} in answers. */
  static final ValueType<TagsOption> TAGS_TYPE = type(TAGS_NAMES, TagsOption.values());

  /** The option {@code fields} in answers. */
  static final ValueType<FieldsOption> FIELDS_TYPE = type(FIELDS_NAMES, FieldsOption.values());

  private static final Property.OfString<Boolean> DRY_RUN =
      flag("dryRun", "Whether to answer as if the contact were written, and to write nothing.");
  private static final Property.OfString<Boolean> EXPLAIN =
      flag("explain", "Whether the answer says how the contact was found and what changed.");
  public static final Property.OfString<TagsOption> TAGS =
      choice(
          "tags",
          TAGS_NAMES,
          TagsOption.values(),
          "What the body's tags do to those that the contact has.");
  public static final Property.OfString<FieldsOption> FIELDS =
      choice(
          "fields",
          FIELDS_NAMES,
          FieldsOption.values(),
          "With fillEmpty, a value is written only where the contact has none; the body's tags are"
              + " written as the parameter tags says.");
  private static final Property.OfString<InvalidValues> INVALID =
      Property.string(
              "invalid",
              Property.UNBOUNDED,
              Format.oneOf(InvalidValuesNames.all()).map(InvalidValuesNames::named))
          .about(
              "With drop, invalid values are left out and named in the answer's warnings. By"
                  + " default, the location's setting invalidValues applies.");

  public static final Shape SHAPE = Shape.of(DRY_RUN, EXPLAIN, TAGS, FIELDS, INVALID);

  private static final Map<String, Property> BY_NAME = byName();

  private OptionsReader() {}

  /**
   * The result of reading a query.
   *
   * @param options the default options if the query is invalid
   * @param violations those of the query
   */
  public record Said(WriteOptions options, List<Violation> violations) {

    public static final Said NOTHING = new Said(WriteOptions.DEFAULT, List.of());

    public Said {
      violations = List.copyOf(violations);
    }
  }

  /**
   * Reads a query. Never throws, whatever the text.
   *
   * @param query percent-encoded, without the question mark; null if there is none
   */
  public static Said read(@Nullable String query) {
    return query == null ? Said.NOTHING : said(sent(query));
  }

  private static Said said(Map<Property, List<Optional<String>>> sent) {
    if (sent.isEmpty()) {
      return Said.NOTHING;
    }
    Violations violations = new Violations();
    Boolean dryRun = value(DRY_RUN, sent, violations);
    Boolean explain = value(EXPLAIN, sent, violations);
    TagsOption tags = value(TAGS, sent, violations);
    FieldsOption fields = value(FIELDS, sent, violations);
    InvalidValues invalid = value(INVALID, sent, violations);
    if (violations.count() > 0) {
      return new Said(WriteOptions.DEFAULT, violations.inOrder());
    }
    return new Said(
        new WriteOptions(
            Boolean.TRUE.equals(dryRun),
            Boolean.TRUE.equals(explain),
            tags == null ? WriteOptions.DEFAULT.tags() : tags,
            fields == null ? WriteOptions.DEFAULT.fields() : fields,
            invalid),
        List.of());
  }

  /** Returns the value of a parameter; null if it is absent or invalid. */
  private static <T> @Nullable T value(
      Property.OfString<T> property,
      Map<Property, List<Optional<String>>> sent,
      Violations violations) {
    List<Optional<String>> values = sent.get(property);
    if (values == null) {
      return null;
    }
    if (values.size() > 1) {
      violations.refuse(path(property), Requirement.ONCE);
      return null;
    }
    T value = values.getFirst().flatMap(property.format().parse()).orElse(null);
    if (value == null) {
      violations.refuse(path(property), property.format().requirement());
    }
    return value;
  }

  private static String path(Property property) {
    return QUERY + "." + property.name();
  }

  /**
   * Returns the options that were sent, with their values; a value is empty if it cannot be
   * decoded, or has no equals sign.
   */
  private static Map<Property, List<Optional<String>>> sent(String query) {
    Map<Property, List<Optional<String>>> sent = new HashMap<>();
    for (int from = 0; from < query.length(); ) {
      int next = query.indexOf('&', from);
      int end = next < 0 ? query.length() : next;
      int sign = query.indexOf('=', from);
      boolean bare = sign < 0 || sign > end;
      Property property = named(query.substring(from, bare ? end : sign));
      if (property != null) {
        sent.computeIfAbsent(property, first -> new ArrayList<>(1))
            .add(bare ? Optional.empty() : PercentCoding.decode(query.substring(sign + 1, end)));
      }
      from = end + 1;
    }
    return sent;
  }

  private static @Nullable Property named(String encoded) {
    return PercentCoding.decode(encoded).map(name -> BY_NAME.get(folded(name))).orElse(null);
  }

  private static String folded(String name) {
    return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
  }

  private static Map<String, Property> byName() {
    Map<String, Property> properties = new HashMap<>();
    for (Property property : List.of(DRY_RUN, EXPLAIN, TAGS, FIELDS, INVALID)) {
      properties.put(folded(property.name()), property);
    }
    return Map.copyOf(properties);
  }

  private static Property.OfString<Boolean> flag(String name, String about) {
    return choice(name, List.of("false", "true"), "true"::equals, about);
  }

  private static <E extends Enum<E>> Property.OfString<E> choice(
      String name, Map<E, String> names, E[] choices, String about) {
    List<String> all = Arrays.stream(choices).map(choice -> named(names, choice)).toList();
    return choice(name, all, text -> choices[all.indexOf(text)], about);
  }

  /** Returns a property with a few choices, the first of which is the default. */
  private static <T> Property.OfString<T> choice(
      String name, List<String> choices, Function<String, T> meaning, String about) {
    Format<T> among = Format.oneOf(choices).map(meaning);
    Format<T> format =
        new Format<>(
            among.parse(),
            among.requirement(),
            () -> Schema.oneOf(choices).with("default", choices.getFirst()),
            about);
    return Property.string(name, Property.UNBOUNDED, format);
  }

  private static <E extends Enum<E>> ValueType<E> type(Map<E, String> names, E[] choices) {
    List<String> all = Arrays.stream(choices).map(choice -> named(names, choice)).toList();
    return ValueType.of(Schema.oneOf(all), (json, choice) -> json.string(named(names, choice)));
  }

  private static <E extends Enum<E>> String named(Map<E, String> names, E choice) {
    return Objects.requireNonNull(names.get(choice));
  }
}
