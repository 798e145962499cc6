package dev.cardfile.wire;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which properties may stand where. */
sealed interface Shape {

  /** A value without properties of its own, or one of any shape. */
  record Value() implements Shape {}

  record Properties(Map<String, Shape> known) implements Shape {
    public Properties {
      known = Map.copyOf(known);
    }
  }

  record ListOf(Shape each) implements Shape {}

  static Shape value() {
    return new Value();
  }

  /** An object of plain values. */
  static Properties values(String... names) {
    return all(Arrays.stream(names), value());
  }

  /** An object whose members all have the same shape. */
  static Properties all(Stream<String> names, Shape each) {
    return new Properties(names.collect(Collectors.toMap(Function.identity(), name -> each)));
  }

  /** Names every property that nobody knows, in the order in which they were sent. */
  default void check(Json body, Violations violations) {
    check(body, "", violations);
  }

  private void check(Json value, String path, Violations violations) {
    if (this instanceof Properties(var known) && value instanceof Json.Members(var members)) {
      members.forEach((name, member) -> {
        @Nullable Shape shape = known.get(name);
        if (shape == null) {
          violations.unknownProperty(path + name);
        } else {
          shape.check(member, path + name + ".", violations);
        }
      });
    } else if (this instanceof ListOf(Shape each) && value instanceof Json.Items(var items)) {
      for (int i = 0; i < items.size(); i++) {
        each.check(items.get(i), path + i + ".", violations);
      }
    }
  }
}
