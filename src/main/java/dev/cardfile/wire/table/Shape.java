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

/** Which properties an object may have, and which it must. */
public final class Shape {

  /** Without any. */
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

  /**
   * A property, as a query has it.
   *
   * @param required whether it must be sent
   */
  public record Parameter(String name, Schema schema, boolean required) {}

  public static Shape of(Property... properties) {
    return of(Arrays.stream(properties));
  }

  public static Shape of(Stream<? extends Property> properties) {
    SequencedMap<String, Property> byName = new LinkedHashMap<>();
    properties.forEach(property -> byName.put(property.name(), property));
    return new Shape(byName, new LinkedHashSet<>(), true);
  }

  /** The same, where these must be there. */
  public Shape requiring(Property... needed) {
    SequencedSet<String> names = new LinkedHashSet<>(required);
    for (Property property : needed) {
      names.add(property.name());
    }
    return new Shape(properties, names, warnsOfNull);
  }

  /** The same, where none has to be there. */
  public Shape requiringNothing() {
    return new Shape(properties, new LinkedHashSet<>(), warnsOfNull);
  }

  /** These properties behind those. */
  public Shape with(Property... more) {
    Stream<Property> all = Stream.concat(properties.values().stream(), Arrays.stream(more));
    return new Shape(of(all).properties, required, warnsOfNull);
  }

  /** All its properties, for another shape that has them too. */
  public Property[] all() {
    return properties.values().toArray(Property[]::new);
  }

  /** The same, where a null that clears nothing needs no warning. */
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

  /** What an object of this shape may be. */
  public Schema schema() {
    SequencedMap<String, Schema> schemas = new LinkedHashMap<>();
    properties.forEach((name, property) -> schemas.put(name, property.schema()));
    return Schema.object(schemas, required);
  }

  /** What a query of this shape may say. */
  public List<Parameter> parameters() {
    return properties.values().stream()
        .map(property ->
            new Parameter(property.name(), property.schema(), required.contains(property.name())))
        .toList();
  }

  /** Names every property that nobody knows, in the order in which they were sent. */
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
   * A property that may be sent: what it is called, and what its value has to be. Readers read by
   * it, and the document of the API describes it by the same, so that the two cannot differ.
   */
  public sealed interface Property {

    /** For a text that has no length of its own to keep to. */
    int UNBOUNDED = Integer.MAX_VALUE;

    String name();

    Schema schema();

    /**
     * A text.
     *
     * @param maxLength in code points, blanks around not counted
     * @param nullable whether a null clears; else it is of the wrong type
     * @param about for people
     * @param missing what is said where it is required and missing
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

      /** The same, where the format depends on what else is known. */
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

    /** A text that is kept as it was sent, with its blanks, be it empty. */
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

    /** How an integer may be sent. */
    enum Sent {
      NUMBER,

      /** As a query has it; some clients send {@code 20.0}. */
      DIGITS,

      /** As a number or as its text; what else it must be is told in one sentence. */
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
     * A list of texts.
     *
     * @param maxLength of each, in code points
     * @param distinct whether each may stand there once only
     */
    record OfStrings(
        String name, int maxCount, int maxLength, boolean distinct, boolean nullable, String about)
        implements Property {

      /** The same, each text once, and null clears. */
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

    /** An object. */
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

    /** What is read in a way of its own. */
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
