package dev.cardfile.wire.table;

import dev.cardfile.json.Json;
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

  private Shape(SequencedMap<String, Property> properties, SequencedSet<String> required) {
    this.properties = Collections.unmodifiableSequencedMap(properties);
    this.required = Collections.unmodifiableSequencedSet(required);
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
    return new Shape(byName, new LinkedHashSet<>());
  }

  /** The same, where these must be there. */
  public Shape requiring(Property... needed) {
    SequencedSet<String> names = new LinkedHashSet<>(required);
    for (Property property : needed) {
      names.add(property.name());
    }
    return new Shape(properties, names);
  }

  /** These properties behind those. */
  public Shape with(Property... more) {
    Stream<Property> all = Stream.concat(properties.values().stream(), Arrays.stream(more));
    return new Shape(of(all).properties, required);
  }

  public boolean has(Property property) {
    return properties.containsKey(property.name());
  }

  boolean requires(Property property) {
    return required.contains(property.name());
  }

  public Set<String> names() {
    return properties.keySet();
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

  public void check(Json value, String path, Violations violations) {
    if (value instanceof Json.Members(var members)) {
      members.forEach((name, member) -> {
        @Nullable Property property = properties.get(name);
        if (property == null) {
          violations.unknownProperty(path, name);
        } else {
          property.check(member, path + name, violations);
        }
      });
    }
  }
}
