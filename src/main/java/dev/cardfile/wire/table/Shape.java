package dev.cardfile.wire.table;

import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonBoolean;
import dev.cardfile.json.JsonObject;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The properties that an object may have, and those that it must have. */
public final class Shape {

  /** The shape of an object without properties. */
  public static final Shape NONE = of();

  private final SequencedMap<String, Property> properties;
  private final SequencedSet<String> required;

  private final boolean warnsOfNull;

  private Shape(
      SequencedMap<String, Property> properties,
      SequencedSet<String> required,
      boolean warnsOfNull) {
    this.warnsOfNull = warnsOfNull;
    this.properties = properties;
    this.required = required;
  }

  /** A property as a parameter of a query. */
  public record Parameter(String name, Schema schema, boolean required) {}

  public static Shape of(Property... properties) {
    return of(Arrays.stream(properties));
  }

  public static Shape of(Stream<? extends Property> properties) {
    SequencedMap<String, Property> byName = new LinkedHashMap<>();
    properties.forEach(property -> byName.put(property.name(), property));
    return new Shape(byName, new LinkedHashSet<>(), true);
  }

  /** Returns this shape with these properties required as well. */
  public Shape requiring(Property... needed) {
    SequencedSet<String> names = new LinkedHashSet<>(required);
    for (Property property : needed) {
      names.add(property.name());
    }
    return new Shape(properties, names, warnsOfNull);
  }

  /** Returns this shape with no property required. */
  public Shape requiringNothing() {
    return new Shape(properties, new LinkedHashSet<>(), warnsOfNull);
  }

  /** Returns this shape with more properties, behind its own. */
  public Shape with(Property... more) {
    Stream<Property> all = Stream.concat(properties.values().stream(), Arrays.stream(more));
    return new Shape(of(all).properties, required, warnsOfNull);
  }

  /** Returns all properties, to be included in another shape. */
  public Property[] all() {
    return properties.values().toArray(Property[]::new);
  }

  /** Returns this shape without warnings about nulls that clear nothing. */
  public Shape ignoringNull() {
    return new Shape(properties, required, false);
  }

  boolean warnsOfNull() {
    return warnsOfNull;
  }

  public boolean has(Property property) {
    return properties.containsKey(property.name());
  }

  @Nullable Property get(String name) {
    return properties.get(name);
  }

  boolean requires(Property property) {
    return required.contains(property.name());
  }

  public Set<String> names() {
    return Collections.unmodifiableSet(properties.keySet());
  }

  /** Returns the schema of an object of this shape. */
  public Schema schema() {
    SequencedMap<String, Schema> schemas = new LinkedHashMap<>();
    properties.forEach((name, property) -> schemas.put(name, property.schema()));
    return Schema.object(schemas, required);
  }

  /** Returns the parameters of a query of this shape. */
  public List<Parameter> parameters() {
    return properties.values().stream()
        .map(property ->
            new Parameter(property.name(), property.schema(), required.contains(property.name())))
        .toList();
  }

  /** Reports every unknown property, in the order in which they were sent. */
  public void check(Json body, Violations violations) {
    check(body, "", violations);
  }

  private void check(Json value, String path, Violations violations) {
    if (value instanceof JsonObject(var members)) {
      members.forEach((name, member) -> {
        @Nullable Property property = properties.get(name);
        if (property == null) {
          violations.unknownProperty(path, name);
        } else {
          checkWithin(property, member, path + name, violations);
        }
      });
    }
  }

  private static void checkWithin(
      Property property, Json value, String path, Violations violations) {
    if (property instanceof Property.OfObject(var _, Shape shape)) {
      shape.check(value, path + ".", violations);
    } else if (property instanceof Property.OfObjects list
        && value instanceof JsonArray(List<Json> items)) {
      for (int i = 0; i < items.size(); i++) {
        list.each().check(items.get(i), path + "." + i + ".", violations);
      }
    }
  }

  /**
   * A property that may be sent: its name and its allowed values. The readers and the API document
   * share these declarations, so that the two cannot differ.
   */
  public sealed interface Property {

    /** The maximum length of a string that needs no limit of its own. */
    int UNBOUNDED = Integer.MAX_VALUE;

    String name();

    Schema schema();

    /**
     * A string.
     *
     * @param maxLength in code points, without surrounding whitespace
     * @param nullable whether a null clears the field; otherwise a null is ignored, with a warning
     * @param about a description for people; empty for that of the format
     * @param missing what is reported if the property is required and missing
     */
    record OfString<T>(
        String name,
        int maxLength,
        Format<T> format,
        boolean nullable,
        String about,
        List<Requirement> missing)
        implements Property {

      public OfString<T> orNull() {
        return new OfString<>(name, maxLength, format, true, about, missing);
      }

      public OfString<T> about(String words) {
        return new OfString<>(name, maxLength, format, nullable, words, missing);
      }

      public OfString<T> whenMissing(Requirement... broken) {
        return new OfString<>(name, maxLength, format, nullable, about, List.of(broken));
      }

      /** Returns this property with a format that depends on the request or its location. */
      public <S> OfString<S> as(Format<S> known) {
        return new OfString<>(name, maxLength, known, nullable, about, missing);
      }

      @Override
      public Schema schema() {
        Schema text = format.schema().get();
        boolean free = text.isFreeString() && maxLength != UNBOUNDED;
        Schema bounded = free ? text.with("maxLength", maxLength) : text;
        return (nullable ? bounded.orNull() : bounded).about(words());
      }

      private String words() {
        return about.isEmpty() ? format.about() : about;
      }
    }

    /** A string that is kept exactly as sent, with surrounding whitespace; it may be empty. */
    record RawString(String name, int maxLength, String about) implements Property {

      public RawString about(String words) {
        return new RawString(name, maxLength, words);
      }

      @Override
      public Schema schema() {
        return Schema.STRING.with("maxLength", maxLength).about(about);
      }
    }

    record OfBoolean(String name, String about) implements Property {

      public OfBoolean about(String words) {
        return new OfBoolean(name, words);
      }

      @Override
      public Schema schema() {
        return Schema.BOOLEAN.about(about);
      }
    }

    /** The JSON types in which an integer may be sent. */
    enum Sent {
      NUMBER,

      /** A string of digits, as in a query; some clients send {@code 20.0}. */
      DIGITS,

      /**
       * A number or a string. Whatever is wrong with it, the violation states all requirements at
       * once.
       */
      EITHER
    }

    record OfInteger(String name, long least, long most, Sent sent, boolean nullable, String about)
        implements Property {

      public OfInteger orNull() {
        return new OfInteger(name, least, most, sent, true, about);
      }

      public OfInteger about(String words) {
        return new OfInteger(name, least, most, sent, nullable, words);
      }

      @Override
      public Schema schema() {
        Schema whole = Schema.INTEGER.with("minimum", least).with("maximum", most);
        return (nullable ? whole.orNull() : whole).about(about);
      }
    }

    /**
     * A list of strings.
     *
     * @param maxLength of each string, in code points
     * @param distinct whether a string may occur only once
     */
    record OfStrings(
        String name, int maxCount, int maxLength, boolean distinct, boolean nullable, String about)
        implements Property {

      /** Returns this property with distinct strings, which a null clears. */
      public OfStrings distinctOrNull() {
        return new OfStrings(name, maxCount, maxLength, true, true, about);
      }

      public OfStrings about(String words) {
        return new OfStrings(name, maxCount, maxLength, distinct, nullable, words);
      }

      @Override
      public Schema schema() {
        Schema texts = Schema.list(Schema.STRING.with("maxLength", maxLength));
        Schema bounded = texts.with("maxItems", maxCount);
        Schema each = distinct ? bounded.with("uniqueItems", new JsonBoolean(true)) : bounded;
        return (nullable ? each.orNull() : each).about(about);
      }
    }

    /** A nested object. */
    record OfObject(String name, Shape shape) implements Property {

      @Override
      public Schema schema() {
        return shape.schema();
      }
    }

    /** A list of objects of one shape. */
    record OfObjects(String name, int maxCount, Shape each, boolean nullable) implements Property {

      public OfObjects orNull() {
        return new OfObjects(name, maxCount, each, true);
      }

      @Override
      public Schema schema() {
        Schema list = Schema.list(each.schema()).with("maxItems", maxCount);
        return nullable ? list.orNull() : list;
      }
    }

    /** A property that needs a reader of its own. */
    record Other(String name, Schema schema) implements Property {}

    static <T> OfString<T> string(String name, int maxLength, Format<T> format) {
      return new OfString<>(name, maxLength, format, false, "", List.of(Requirement.NOT_EMPTY));
    }

    static RawString rawString(String name, int maxLength) {
      return new RawString(name, maxLength, "");
    }

    static OfBoolean bool(String name) {
      return new OfBoolean(name, "");
    }

    static OfInteger integer(String name, long least, long most, Sent sent) {
      return new OfInteger(name, least, most, sent, false, "");
    }

    static OfStrings strings(String name, int maxCount, int maxLength) {
      return new OfStrings(name, maxCount, maxLength, false, false, "");
    }

    static OfObject object(String name, Shape shape) {
      return new OfObject(name, shape);
    }

    static OfObjects objects(String name, int maxCount, Shape each) {
      return new OfObjects(name, maxCount, each, false);
    }
  }
}
